import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawFrom, type Draw } from '../../../test/support/chance.ts';
import { dueCommands } from '../../../test/support/due-commands.ts';
import { people, smallCity, smallProfile } from '../../../test/support/small-city.ts';
import { drawAction, drawActor, drawCommand, drawRequest } from '../../../test/support/ticket-moves.ts';
import { local, receiveCommand } from '../../../test/support/ticket-script.ts';
import { may } from '../../domain/access/may.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { DAY_MS, addMs } from '../../domain/kernel/time.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import { decide } from '../../domain/ticket/decide.ts';
import { evolve } from '../../domain/ticket/evolve.ts';
import { noticesOf, tellingEvents, type Notice, type Step } from '../../domain/ticket/notices.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { messageTemplates } from '../../domain/vocabulary/messages.ts';
import { defaultTexts, templateFacts } from './default-texts.ts';
import { fillText } from './fill-text.ts';
import { messageFacts } from './message-facts.ts';

/** A random lawful life, as the steps that its events made. */
function liveSteps(seed: number, moves: number): readonly Step[] {
  const draw: Draw = drawFrom(seed);
  const steps: Step[] = [];
  let now = addMs(local('2026-03-02 09:00'), Math.floor(draw.next() * 200 * DAY_MS));
  let ticket: Ticket | null = null;
  const attempt = (actor: Actor, command: TicketCommand): void => {
    if (!may(actor, command.type, ticket).ok) return;
    const decision = decide(ticket, command, { now, actor, ...smallCity });
    for (const event of decision.ok ? decision.value : []) {
      const after: Ticket = evolve(ticket, event);
      steps.push({ before: ticket, event, after });
      ticket = after;
    }
  };
  attempt(people.agent, receiveCommand(drawRequest(draw)));
  for (let move = 0; move < moves; move += 1) {
    now = addMs(now, Math.floor(draw.next() ** 6 * 20 * DAY_MS));
    // The loop ends: a step that is taken is not due any more.
    for (
      let due = ticket === null ? undefined : dueCommands(ticket, now)[0];
      due !== undefined;
      due = dueCommands(ticket as never, now)[0]
    ) {
      attempt(people.system, due.command);
    }
    const live = ticket as Ticket | null;
    if (live === null) break;
    const action = drawAction(live, draw);
    if (action !== 'receive') attempt(drawActor(action, live, draw), drawCommand(action, live, now, draw));
  }
  return steps;
}

function factsOf(notice: Notice, step: Step, isProtected: boolean) {
  return messageFacts(notice, step, {
    city: 'small' as CityId,
    profile: smallCity.profile,
    codes: { codeFor: () => 'CODE234567' },
    publicUrl: 'https://12345.example',
    hasCode: true,
    isProtected,
  });
}

const { ladder } = smallProfile.policy.supervision;

test('[R-3] whatever happens to a ticket, what is told has all that its text needs, and of a protected matter nothing else', () => {
  const told = new Set<string>();
  let countedBack = 0;
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 5, max: 120 }), (seed, moves) => {
      for (const step of liveSteps(seed, moves)) {
        const notices = noticesOf(step, ladder);
        if (!tellingEvents.has(step.event.type)) assert.deepEqual(notices, [], step.event.type);
        const seen = new Set<string>();
        for (const notice of notices) {
          const { template, to } = notice;
          const key = JSON.stringify([template, to]);
          assert.ok(!seen.has(key), `${key} twice for one event`);
          seen.add(key);
          told.add(template);
          const [open, hidden] = [factsOf(notice, step, false), factsOf(notice, step, true)];
          for (const facts of [open, hidden]) {
            for (const name of templateFacts[template].always) assert.ok((facts[name] ?? '') !== '', `${template} without ${name}`);
            for (const language of ['zh', 'en'] as const) {
              assert.doesNotMatch(fillText(defaultTexts[template][language], facts), /[{}]|undefined|null|\[object/u);
            }
          }
          assert.equal(hidden['reason'] ?? null, null);
          // The ends of these can be counted back to the minute in which the caller entered.
          const fromEntry = ['caller', 'dispatch', 'firstAnswer', 'urgentResponse', 'followUp', 'objection'];
          if (to.kind === 'unit' && notice.clock !== null && fromEntry.includes(notice.clock.kind)) {
            countedBack += 1;
            assert.equal(hidden['deadline'], null);
          }
          if (to.kind === 'request') assert.equal(hidden['unit'] ?? null, null);
          else for (const secret of ['code', 'url']) assert.equal(open[secret] ?? null, null, `a unit is told ${secret}`);
        }
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(countedBack > 0, 'no unit was reminded of a caller’s clock');
  assert.deepEqual(
    codesOf(messageTemplates).filter((template) => !told.has(template) && template !== 'followUp'),
    [],
    'the lives never got that far',
  );
});
