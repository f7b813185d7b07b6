import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawFrom } from '../../../test/support/chance.ts';
import { people, smallCity } from '../../../test/support/small-city.ts';
import { drawAction, drawActor, drawCommand, drawRequest } from '../../../test/support/ticket-moves.ts';
import { local, receiveCommand } from '../../../test/support/ticket-script.ts';
import { HOUR_MS, addMs } from '../kernel/time.ts';
import { decide } from '../ticket/decide.ts';
import { evolve } from '../ticket/evolve.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { may } from './may.ts';
import { possibleActions } from './possible-actions.ts';

const STEPS = 120;

test('whatever somebody can do with a ticket was among the possible actions', () => {
  const done = new Set<string>();
  fc.assert(
    fc.property(fc.noBias(fc.integer()), (seed) => {
      const draw = drawFrom(seed);
      let now = local('2026-03-02 09:00');
      const received = decide(null, receiveCommand(drawRequest(draw)), { now, actor: people.agent, ...smallCity });
      assert.ok(received.ok);
      let ticket = received.value.reduce<Ticket | null>(evolve, null);
      for (let step = 0; step < STEPS && ticket !== null; step += 1) {
        now = addMs(now, draw.next() * 6 * HOUR_MS);
        const before: Ticket = ticket;
        const action = drawAction(before, draw);
        const actor = drawActor(action, before, draw);
        if (!may(actor, action, before).ok) continue;
        const decision = decide(before, drawCommand(action, before, now, draw), { now, actor, ...smallCity });
        if (!decision.ok) continue;
        done.add(action);
        assert.ok(possibleActions(actor, before).includes(action), `${action} was done, but not offered`);
        ticket = decision.value.reduce<Ticket | null>(evolve, before);
      }
    }),
    { numRuns: 150 },
  );
  for (const action of ['decline', 'reportUp', 'grantExtension', 'judgeSheet', 'decideExclusion', 'recordFollowUp'])
    assert.ok(done.has(action), action);
});
