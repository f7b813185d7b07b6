import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people } from '../../../test/support/small-city.ts';
import { TicketScript, receiveCommand } from '../../../test/support/ticket-script.ts';
import { finalStates, reachableStates } from '../loop/transition-table.ts';
import { codesOf } from '../vocabulary/label.ts';
import { ticketActions } from '../vocabulary/actions.ts';
import { ticketStates } from '../vocabulary/ticket.ts';
import type { TicketAction, TicketCommand } from './commands.ts';
import { decide } from './decide.ts';
import { smallCity } from '../../../test/support/small-city.ts';
import { ticketTransitions } from './transitions.ts';

const states = codesOf(ticketStates);
const actions = codesOf(ticketTransitions as never) as readonly TicketAction[];

test('[R-1] every state can be reached from nothing', () => {
  const reached = reachableStates(ticketTransitions);
  assert.deepEqual(
    states.filter((state) => !reached.has(state)),
    [],
  );
});

test('[E-7] archived is the only state without a way out', () => {
  assert.deepEqual(finalStates(states, ticketTransitions), ['archived']);
});

test('[S-5] every action names its rules, its roles and where it leads', () => {
  for (const action of actions) {
    const { rules, roles, from, to } = ticketTransitions[action];
    assert.ok(rules.length > 0 && roles.length > 0 && from.length > 0 && to.length > 0, action);
    assert.ok(
      rules.every((rule) => /^[RDHESCM]-\d$/u.test(rule)),
      action,
    );
  }
});

test('[S-5] every pair of state and action that the table does not name is refused by it', () => {
  const sample = new TicketScript().accepted().it;
  for (const state of states) {
    for (const action of actions) {
      if (action === 'receive' || (ticketTransitions[action].from as readonly string[]).includes(state)) continue;
      const command = { type: action } as unknown as TicketCommand;
      const decision = decide({ ...sample, state }, command, { now: sample.request.at, actor: people.system, ...smallCity });
      assert.equal(decision.ok ? 'accepted' : decision.error.code, 'ACTION_NOT_IN_STATE', `${action} in ${state}`);
    }
  }
});

test('[S-5] every action has a label, and every label an action, in the same order', () => {
  assert.deepEqual(Object.keys(ticketActions), Object.keys(ticketTransitions));
});

test('[S-5] the table names known states only, each once', () => {
  for (const action of actions) {
    const { from, to } = ticketTransitions[action];
    for (const state of [...from, ...to]) {
      assert.ok(state === 'none' || state === 'same' || states.includes(state), `${action}: ${state}`);
    }
    assert.equal(new Set(from).size, from.length, action);
    assert.equal(new Set(to).size, to.length, action);
  }
});

test('[R-2] a ticket begins once', () => {
  new TicketScript().accepted().refused(people.agent, receiveCommand(), 'TICKET_EXISTS');
  new TicketScript().refused(people.agent, { type: 'takeOn', classCode: 'x' as never, area: null }, 'TICKET_UNKNOWN');
});
