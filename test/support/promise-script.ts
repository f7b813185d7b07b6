import assert from 'node:assert/strict';
import { mayActOnCommitment } from '../../src/domain/access/may-act-on-commitment.ts';
import type { Breakdown, CommitmentCommand, EnteredRow } from '../../src/domain/commitment/commands.ts';
import type { Commitment } from '../../src/domain/commitment/commitment.ts';
import { decideCommitment } from '../../src/domain/commitment/decide.ts';
import type { CommitmentEvent } from '../../src/domain/commitment/events.ts';
import { foldCommitment } from '../../src/domain/commitment/evolve.ts';
import type { CommitmentId, UnitCode, UserId } from '../../src/domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../src/domain/kernel/time.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import { smallCity } from './small-city.ts';

const [lead, support, checker] = smallCity.profile.profile.units.filter(({ level }) => level === 2).map(({ code }) => code);
assert.ok(lead !== undefined && support !== undefined && checker !== undefined, 'the small city has three units of level 2');

/** Units of the small city as the promise of these tests has them. */
export const promiseUnits = { lead, support, checker };

/** Somebody of the ledger's staff. */
export function someone(name: string, role: Role, unit: UnitCode | null = null): Actor {
  return { user: name as UserId, roles: [role], unit };
}

/** The people of these tests. */
export const ledgerPeople = {
  inspector: someone('inspector', 'inspectionOfficer'),
  secondInspector: someone('second-inspector', 'inspectionOfficer'),
  mayor: someone('mayor', 'mayor'),
  leadReceiver: someone('lead-receiver', 'unitReceiver', lead),
  leadLeader: someone('lead-leader', 'unitLeader', lead),
  supportHandler: someone('support-handler', 'handler', support),
  checkingReviewer: someone('checking-reviewer', 'unitReviewer', checker),
  system: { user: null, roles: ['system'], unit: null } satisfies Actor,
} as const;

/** A file of proof. */
export const proof = [{ id: 'f1', name: '验收单.pdf' }];

/** A confirmed row of an invented report. */
export const enteredRow: EnteredRow = {
  number: '2026-0007',
  year: 2026,
  source: null,
  sentence: '改造老旧供热管网100公里。',
  section: '三、保障和改善民生',
  theme: '城市建设',
  kind: 'livelihood',
  title: '改造老旧供热管网',
  place: null,
  area: null,
  check: 'number',
  lists: ['民生实事'],
  deadline: '2026-12-31' as LocalDate,
  targets: [
    {
      id: 't1',
      metric: '改造里程',
      comparator: 'atLeast',
      value: 100,
      unit: '公里',
      series: 'cumulative',
      baseline: null,
      relativeTo: null,
    },
  ],
};

/** How it is broken down. */
export const breakdown: Breakdown = {
  kind: 'livelihood',
  title: enteredRow.title,
  theme: enteredRow.theme,
  area: null,
  check: 'number',
  lists: enteredRow.lists,
  leader: { user: null, name: '分管副市长' },
  lead,
  supports: [support],
  checker,
  post: '供热科科长',
  start: '2026-03-01' as LocalDate,
  deadline: enteredRow.deadline,
  targets: enteredRow.targets,
  milestones: [
    { month: '2026-04', title: '招标', share: 20 },
    { month: '2026-08', title: '过半', share: 60 },
    { month: '2026-12', title: '完工', share: 100 },
  ],
  project: { started: '2026-04-10' as LocalDate, resumed: null, completed: '2026-11-30' as LocalDate },
  planned: 5_000_000,
};

/** A promise on its way: each step asks for the right first, as the use cases do, and keeps the facts. */
export class PromiseScript {
  readonly events: CommitmentEvent[] = [];
  #now = Temporal.Instant.from('2026-03-02T09:00:00+08:00');

  get it(): Commitment {
    const commitment = foldCommitment(this.events);
    assert.ok(commitment !== null);
    return commitment;
  }

  get now(): Instant {
    return this.#now.toString({ smallestUnit: 'millisecond' }) as Instant;
  }

  /** Sets the clock to a local day and time. */
  at(day: string, time = '09:00'): this {
    this.#now = Temporal.Instant.from(`${day}T${time}:00+08:00`);
    return this;
  }

  /** Does it and keeps the facts, or answers the code of the refusal. */
  try(actor: Actor, command: CommitmentCommand): string {
    const before = foldCommitment(this.events);
    const allowed = mayActOnCommitment(actor, command.type, before);
    if (!allowed.ok) return allowed.error.code;
    const decision = decideCommitment(before, command, { now: this.now, actor, newId: 'p1' as CommitmentId, ...smallCity });
    if (!decision.ok) return decision.error.code;
    this.events.push(...decision.value);
    return 'done';
  }

  /** Does it; fails the test when it is refused. */
  do(actor: Actor, command: CommitmentCommand): this {
    assert.equal(this.try(actor, command), 'done', command.type);
    return this;
  }

  /** Entered, broken down, issued, taken on, and its plan handed in on 2 March 2026. */
  running(): this {
    return this.do(ledgerPeople.inspector, { type: 'enter', ...enteredRow })
      .do(ledgerPeople.inspector, { type: 'breakDown', ...breakdown })
      .do(ledgerPeople.inspector, { type: 'issue' })
      .do(ledgerPeople.leadReceiver, { type: 'takeOn', holder: '王科长' })
      .do(ledgerPeople.leadReceiver, { type: 'setPlan', text: '分三段施工', milestones: breakdown.milestones });
  }

  /** A month's report of the lead unit. */
  report(
    month: string,
    share: number,
    value: number,
    more: Partial<Extract<CommitmentCommand, { type: 'report' }>> = {},
  ): CommitmentCommand {
    const plain = { problems: null, asks: null, money: null, evidence: proof, fallReason: null };
    return { type: 'report', month, share, values: [{ target: 't1', value }], text: '按计划施工', ...plain, ...more };
  }
}
