import fc from 'fast-check';
import type { AreaCode, ClassCode, TicketId, UnitCode } from '../../src/domain/kernel/ids.ts';
import { instantFromMs } from '../../src/domain/kernel/time.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { ClockRow, FollowerRow, TicketRow } from '../../src/domain/measures/sources.ts';
import { codesOf } from '../../src/domain/vocabulary/label.ts';
import { measureNames } from '../../src/domain/vocabulary/measure.ts';
import { channels, privacies } from '../../src/domain/vocabulary/request.ts';
import { followUpOutcomes } from '../../src/domain/vocabulary/handling.ts';
import { clockKinds } from '../../src/domain/vocabulary/ticket.ts';

/** Instants of a few days around midnights in Shanghai, so that rows often meet on a day and on its edge. */
export const arbitraryInstant: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: 0, max: 4 * 24 * 60 }).map((minute) => instantFromMs(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000)),
  fc.constantFrom('2026-03-01T15:59:59.999Z', '2026-03-01T16:00:00.000Z', '2026-03-02T15:59:59.999Z').map((text) => text as Instant),
);

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { nil: null, freq: 3 });
}

const uuid = fc.uuid();
const unit = fc.constantFrom('U1', 'U2', 'U3').map((code) => code as UnitCode);
const clockOutcome = fc.constantFrom('met', 'missed', 'cancelled');
const count = fc.integer({ min: 0, max: 3 });

const ofTicket = {
  ticketId: uuid.map((id) => id as TicketId),
  classCode: maybe(fc.constantFrom('010101', '010102', '020101').map((code) => code as ClassCode)),
  area: maybe(fc.constantFrom('A1', 'A2').map((code) => code as AreaCode)),
  channel: fc.constantFrom(...codesOf(channels)),
  privacy: fc.constantFrom(...codesOf(privacies)),
  closedAt: maybe(arbitraryInstant),
  mergedInto: fc.option(
    uuid.map((id) => id as TicketId),
    { nil: null, freq: 1 },
  ),
  excludedFrom: fc.subarray(codesOf(measureNames)),
  sourceSystem: fc.option(fc.constant('older'), { nil: null, freq: 1 }),
};

/** A ticket's facts, each on its own: measures must not lean on what usually comes together. */
export const arbitraryTicketRow: fc.Arbitrary<TicketRow> = fc.record({
  ...ofTicket,
  unit: maybe(unit),
  firstUnit: maybe(unit),
  receivedAt: arbitraryInstant,
  callerDueAt: maybe(arbitraryInstant),
  callerOriginalDueAt: maybe(arbitraryInstant),
  callerOutcome: maybe(clockOutcome),
  withinOriginalLimit: maybe(fc.boolean()),
  dispatchDueAt: maybe(arbitraryInstant),
  dispatchOutcome: maybe(clockOutcome),
  firstDispatchedAt: maybe(arbitraryInstant),
  firstSignDueAt: maybe(arbitraryInstant),
  adviceTaken: maybe(fc.boolean()),
  hops: count,
  recalls: count,
  refusedSendBacks: count,
  contactDueAt: maybe(arbitraryInstant),
  contactOutcome: maybe(clockOutcome),
  extensions: count,
  firstConcludedAt: maybe(arbitraryInstant),
  concludedAt: maybe(arbitraryInstant),
  unitSaysSolved: maybe(fc.boolean()),
  round: fc.integer({ min: 1, max: 3 }),
  repeatOf: maybe(uuid.map((id) => id as TicketId)),
  repeats: count,
  supervisionLevel: count,
});

const satisfaction = fc.constantFrom(1, 2, 3, 4, 5);

/** A caller's facts with those of the ticket. */
export const arbitraryFollowerRow: fc.Arbitrary<FollowerRow> = fc.record({
  ...ofTicket,
  unit: maybe(unit),
  requestId: uuid,
  outcome: maybe(fc.constantFrom(...codesOf(followUpOutcomes))),
  resolved: maybe(fc.boolean()),
  firstSatisfaction: maybe(satisfaction),
  finalSatisfaction: maybe(satisfaction),
  firstRatedAt: maybe(arbitraryInstant),
  ratedAt: maybe(arbitraryInstant),
});

/** A limit's facts with those of the ticket. */
export const arbitraryClockRow: fc.Arbitrary<ClockRow> = fc.record({
  ...ofTicket,
  clockId: uuid,
  kind: fc.constantFrom(...codesOf(clockKinds)),
  unit: maybe(unit),
  dueAt: arbitraryInstant,
  outcome: maybe(clockOutcome),
});
