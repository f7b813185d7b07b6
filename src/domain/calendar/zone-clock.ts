import { DAY_MS } from '../kernel/time.ts';

/** Turns instants into wall-clock time of one zone and back. Wall time is counted in milliseconds as if it were UTC. */
export type ZoneClock = {
  /** Milliseconds that wall time is ahead of UTC at an instant. */
  offsetAt(epochMs: number): number;
  /**
   * The instant of a wall time: the earlier one when clocks go back over it, and as much later as the gap is wide
   * when clocks jump over it (Temporal's `compatible`).
   */
  epochMsAt(wallMs: number): number;
  /** What is odd about a wall time: clocks jump over it, or show it twice. */
  oddityAt(wallMs: number): 'skipped' | 'twice' | null;
};

type OffsetSpan = { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number };

/** The clock of an IANA zone. Throws RangeError for an unknown zone. */
export function zoneClock(timeZone: string): ZoneClock {
  let spans: readonly OffsetSpan[] = [spanAround(timeZone, 0)];
  // Most calls ask about the same months, so the span that answered last is tried first.
  let last: OffsetSpan = spanAround(timeZone, 0);

  function offsetAt(epochMs: number): number {
    if (epochMs >= last.fromMs && epochMs < last.toMs) return last.offsetMs;
    let found = spans.find((span) => epochMs >= span.fromMs && epochMs < span.toMs);
    if (found === undefined) {
      found = spanAround(timeZone, epochMs);
      spans = [...spans, found];
    }
    last = found;
    return found.offsetMs;
  }

  function epochMsAt(wallMs: number): number {
    // No zone is a full day away from UTC, so these two instants lie before and after every reading of the wall time.
    const before = offsetAt(wallMs - DAY_MS);
    const after = offsetAt(wallMs + DAY_MS);
    if (before === after || offsetAt(wallMs - before) === before) return wallMs - before;
    return offsetAt(wallMs - after) === after ? wallMs - after : wallMs - before;
  }

  function oddityAt(wallMs: number): 'skipped' | 'twice' | null {
    const before = offsetAt(wallMs - DAY_MS);
    const after = offsetAt(wallMs + DAY_MS);
    if (before === after) return null;
    const isBefore = offsetAt(wallMs - before) === before;
    const isAfter = offsetAt(wallMs - after) === after;
    if (isBefore && isAfter) return 'twice';
    return isBefore || isAfter ? null : 'skipped';
  }

  return { offsetAt, epochMsAt, oddityAt };
}

/** True when the platform knows a zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The stretch around an instant in which the zone's offset does not change. */
function spanAround(timeZone: string, epochMs: number): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  const next = at.getTimeZoneTransition('next');
  // `previous` looks strictly before its receiver: one millisecond on, a transition at this very instant is found too.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    fromMs: previous === null ? -Infinity : previous.epochMilliseconds,
    toMs: next === null ? Infinity : next.epochMilliseconds,
    offsetMs: at.offsetNanoseconds / 1_000_000,
  };
}
