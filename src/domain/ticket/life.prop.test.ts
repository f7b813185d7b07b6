import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawFrom } from '../../../test/support/chance.ts';
import type { Draw } from '../../../test/support/chance.ts';
import { dueCommands } from '../../../test/support/due-commands.ts';
import { classOf, people, smallCalendarData, smallCity, smallProfile } from '../../../test/support/small-city.ts';
import { spoilCommand } from '../../../test/support/spoil-command.ts';
import { checkBounds, checkClocks, checkMemory, checkSeparation } from '../../../test/support/ticket-invariants.ts';
import { drawAction, drawActor, drawCommand, drawImport, drawRequest } from '../../../test/support/ticket-moves.ts';
import { local, receiveCommand } from '../../../test/support/ticket-script.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import type { CalendarData, WorkCalendar } from '../calendar/types.ts';
import { compileProfile } from '../profile/profile-index.ts';
import type { ProfileIndex } from '../profile/profile-index.ts';
import type { Policy, Profile } from '../profile/types.ts';
import { may } from '../access/may.ts';
import type { LocalDate } from '../kernel/time.ts';
import { DAY_MS, MINUTE_MS, addMs } from '../kernel/time.ts';
import { codesOf } from '../vocabulary/label.ts';
import { ticketStates } from '../vocabulary/ticket.ts';
import type { ClockKind, TicketState } from '../vocabulary/ticket.ts';
import type { TicketAction, TicketCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { TicketEvent } from './events.ts';
import { evolve, fold } from './evolve.ts';
import { importTicket } from './import-ticket.ts';
import { unlawfulness } from './lawful.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from './ticket.ts';
import { ticketTransitions } from './transitions.ts';

/** A city with its calendar before and after the notice of 2027. */
type World = { readonly profile: ProfileIndex; readonly early: WorkCalendar; readonly late: WorkCalendar };

const notice = {
  year: 2027,
  notice: { title: 'notice', number: '2', issuedOn: '2026-11-01' as LocalDate },
  holidays: [{ name: 'New Year', from: '2027-01-01' as LocalDate, to: '2027-01-05' as LocalDate }],
  makeUpWorkdays: ['2027-01-10' as LocalDate],
};

function world(profile: Profile, change: Partial<CalendarData>): World {
  const early = { ...smallCalendarData, ...change };
  const late = { ...early, edition: 'test-2', years: [...early.years, notice] };
  return { profile: compileProfile(profile), early: compileCalendar(early), late: compileCalendar(late) };
}

const shanghai = world(smallProfile, {});

/** Clocks change on 8 March and 1 November 2026; limits go by the minute, everything is chased, objections outlast the archive. */
const lit: readonly ClockKind[] = [
  'caller',
  'dispatch',
  'unit',
  'support',
  'level3',
  'contact',
  'review',
  'conference',
  'sheetReply',
  'longCycleReport',
];
const { limits, supervision } = smallProfile.policy;
const strictPolicy: Policy = {
  ...smallProfile.policy,
  limits: {
    ...limits,
    objection: { unit: 'calendarDay', amount: 60 },
    handlingByClass: [{ classCode: classOf.pipes, limit: { unit: 'hour', amount: 72 } }],
  },
  supervision: { ...supervision, remindOn: lit, ladderOn: lit },
  archive: { afterCalendarDays: 5 },
};
const newYork = world({ ...smallProfile, policy: strictPolicy }, { timeZone: 'America/New_York', workdayRule: 'sameMinute' });

type Reached = { readonly states: Set<TicketState>; readonly actions: Set<TicketAction>; accepted: number; tried: number };

/** One ticket, lived by chance; every accepted command is held against the rules. */
class Life {
  readonly history: TicketEvent[] = [];
  ticket: Ticket | null = null;
  now = local('2026-03-02 09:00');
  readonly #world: World;
  readonly #draw: Draw;
  readonly #reached: Reached;
  #published = false;

  constructor(seed: number, inWorld: World, reached: Reached) {
    this.#world = inWorld;
    this.#draw = drawFrom(seed);
    this.#reached = reached;
    this.now = addMs(
      local(this.#draw.pick(['2026-02-12 20:00', '2026-03-02 09:00', '2026-03-06 17:00', '2026-10-30 09:00', '2026-12-18 11:00'])),
      0,
    );
    if (this.#draw.happens(0.15)) this.#import();
    else this.try(this.#draw.pick([people.agent, people.caller]), receiveCommand(drawRequest(this.#draw)));
  }

  /** A ticket of another system, in whatever state that left it. */
  #import(): void {
    const context = { now: this.now, actor: people.system, profile: this.#world.profile, calendar: this.#world.early };
    const event = importTicket({ ...receiveCommand(), ...receiveCommand().request, ...drawImport(this.now, this.#draw) }, context);
    this.history.push(event);
    this.ticket = evolve(null, event);
    assert.deepEqual(unlawfulness(this.ticket), [], 'imported');
  }

  /** Tries a command; what it leads to must be lawful. */
  try(actor: Actor, command: TicketCommand): boolean {
    this.#reached.tried += 1;
    const before = this.ticket;
    const calendar = this.#published ? this.#world.late : this.#world.early;
    const allowed = may(actor, command.type, before);
    const decision = decide(before, command, { now: this.now, actor, profile: this.#world.profile, calendar });
    if (!allowed.ok || !decision.ok) return false;
    let after = before;
    for (const event of decision.value) {
      after = evolve(after, event);
      this.history.push(event);
    }
    assert.ok(after !== null && decision.value.length > 0, `${command.type} led to nothing`);
    this.ticket = after;
    this.#check(before, after, command, decision.value);
    return true;
  }

  #check(before: Ticket | null, after: Ticket, { type }: TicketCommand, events: readonly TicketEvent[]): void {
    this.#reached.accepted += 1;
    this.#reached.states.add(after.state);
    this.#reached.actions.add(type);
    assert.deepEqual(unlawfulness(after), [], type);
    const to = ticketTransitions[type].to as readonly string[];
    assert.ok(to.includes(after.state) || (to.includes('same') && after.state === before?.state), `${type} led to ${after.state}`);
    if (before === null) return;
    checkClocks(before, after, events);
    checkMemory(before, after);
  }

  /** Lets time pass: minutes, days, or months. */
  wait(): void {
    const share = this.#draw.next();
    const longest = share < 0.7 ? 90 * MINUTE_MS : share < 0.97 ? 3 * DAY_MS : 60 * DAY_MS;
    this.now = addMs(this.now, Math.floor(this.#draw.next() * longest));
    this.#published ||= this.now > local('2026-12-01 00:00') && this.#draw.happens(0.05);
  }

  /** The worker takes all that is due, unless it is down; each step is taken, and once. */
  work(): void {
    for (let steps = 0; this.ticket !== null; steps += 1) {
      const [due] = dueCommands(this.ticket, this.now);
      if (due === undefined) return;
      assert.ok(steps < 200, `due steps do not end: ${JSON.stringify(due)}`);
      const allowed = this.try(people.system, due.command);
      assert.ok(allowed, `a due step was refused: ${JSON.stringify(due)} while ${this.ticket.state}`);
    }
  }

  /** Somebody does something; now and then with spoilt fields. */
  act(): void {
    if (this.ticket === null) return;
    const action = this.#draw.happens(0.97) ? drawAction(this.ticket, this.#draw) : this.#draw.pick(actions);
    if (action === 'receive') return;
    const command = drawCommand(action, this.ticket, this.now, this.#draw);
    const actor = drawActor(action, this.ticket, this.#draw);
    this.try(actor, this.#draw.happens(0.1) ? spoilCommand(command, this.#draw) : command);
  }

  live(moves: number): void {
    for (let move = 0; move < moves; move += 1) {
      if (this.#draw.happens(0.35)) this.wait();
      if (this.#draw.happens(0.7)) this.work();
      this.act();
    }
  }
}

const actions = codesOf(ticketTransitions as never) as readonly TicketAction[];

/** What must hold of a whole life: judged from its events. */
function checkLife({ ticket, history }: Life): void {
  assert.ok(ticket !== null);
  assert.deepEqual(fold(history), ticket, 'history does not give the live ticket');
  const kept = JSON.parse(JSON.stringify(history)) as readonly TicketEvent[];
  assert.deepEqual(kept, history, 'JSON lost something of an event');
  assert.deepEqual(fold(kept), ticket, 'JSON lost something of the ticket');
  assert.deepEqual(JSON.parse(JSON.stringify(ticket)), ticket, 'the ticket holds what JSON cannot keep');
  checkSeparation(history);
  checkBounds(history, ticket);
}

for (const [zone, inWorld] of [
  ['Asia/Shanghai', shanghai],
  ['America/New_York', newYork],
] as const) {
  test(`[S-5] [D-2] [D-5] [E-3] [E-5] [H-3] [C-4] whatever people try, every life in ${zone} keeps the rules`, () => {
    const reached: Reached = { states: new Set(), actions: new Set(), accepted: 0, tried: 0 };
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 160 }), (seed, moves) => {
        const life = new Life(seed, inWorld, reached);
        life.live(moves);
        checkLife(life);
      }),
      { seed: 20_260_302, numRuns: 300 },
    );
    assert.deepEqual(
      codesOf(ticketStates).filter((state) => !reached.states.has(state)),
      [],
      'states that no life reached',
    );
    const missing = actions.filter((action) => !reached.actions.has(action));
    assert.ok(missing.length <= actions.length / 10, `actions that no life did: ${missing.join(', ')}`);
    assert.ok(reached.accepted > reached.tried / 5, `only ${String(reached.accepted)} of ${String(reached.tried)} commands were accepted`);
  });
}

test('[S-5] a refusal never throws, also for fields that no contract let through', () => {
  const reached: Reached = { states: new Set(), actions: new Set(), accepted: 0, tried: 0 };
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 40 }), (seed, moves) => {
      const life = new Life(seed, shanghai, reached);
      life.live(moves);
      const draw = drawFrom(seed + 1);
      for (const action of actions) {
        if (life.ticket === null || action === 'receive') continue;
        life.try(drawActor(action, life.ticket, draw), spoilCommand(drawCommand(action, life.ticket, life.now, draw), draw, 0.7));
      }
      checkLife(life);
      const context = { now: life.now, actor: people.agent, ...smallCity };
      const received = decide(null, spoilCommand(receiveCommand(drawRequest(draw)), draw), context);
      if (received.ok) assert.deepEqual(JSON.parse(JSON.stringify(received.value)), received.value);
    }),
    { seed: 20_260_302, numRuns: 150 },
  );
});
