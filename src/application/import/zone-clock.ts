/** The instant of a wall-clock time, and what was odd about it: it did not exist, or it happened twice. */
export type WallInstant = { readonly epochMs: number; readonly oddity: 'timeInGap' | 'timeTwice' | null };

/** Rules of zones are known from here on; earlier times use the first offset of the span, later ones the last. */
const FIRST = '1970-01-01T00:00:00Z';
const LAST_MS = Date.UTC(2100, 0, 1);

/** A span in which the zone's offset does not change. `safeFrom` to `safeTo` are wall-clock times that only this span has. */
type Span = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
  readonly safeFrom: number;
  readonly safeTo: number;
};

/**
 * Turns wall-clock times of one zone into instants, millions of them: offsets are looked up in the platform's zone data once.
 * A time that clocks skipped moves forward by the length of the gap; of one that happened twice the first is taken.
 */
export class ZoneClock {
  readonly timeZone: string;
  readonly #spans: readonly Span[];
  #last: Span;

  /** Throws a `RangeError` when the platform does not know the zone; check it with `isTimeZone` before. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#spans = spansOf(timeZone);
    this.#last = this.#spans[0] ?? { fromMs: 0, toMs: 0, offsetMs: 0, safeFrom: 0, safeTo: 0 };
  }

  /** The instant of a wall-clock time, given as milliseconds since 1970-01-01T00:00 of the same clock. */
  toInstant(wallMs: number): WallInstant {
    const last = this.#last;
    if (wallMs >= last.safeFrom && wallMs < last.safeTo) return { epochMs: wallMs - last.offsetMs, oddity: null };
    return this.#search(wallMs);
  }

  #search(wallMs: number): WallInstant {
    const safe = this.#spans.find((span) => wallMs >= span.safeFrom && wallMs < span.safeTo);
    if (safe !== undefined) {
      this.#last = safe;
      return { epochMs: wallMs - safe.offsetMs, oddity: null };
    }
    const [first, second] = this.#spans.filter((span) => wallMs >= span.fromMs + span.offsetMs && wallMs < span.toMs + span.offsetMs);
    if (first !== undefined) return { epochMs: wallMs - first.offsetMs, oddity: second === undefined ? null : 'timeTwice' };
    const before = this.#spans.findLast((span) => wallMs >= span.toMs + span.offsetMs) ?? this.#last;
    return { epochMs: wallMs - before.offsetMs, oddity: 'timeInGap' };
  }
}

/** True when the platform has rules for a zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.from(FIRST).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function spansOf(timeZone: string): readonly Span[] {
  const changes: { readonly atMs: number; readonly offsetMs: number }[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(FIRST).toZonedDateTimeISO(timeZone);
  changes.push({ atMs: Number.NEGATIVE_INFINITY, offsetMs: at.offsetNanoseconds / 1e6 });
  for (at = at.getTimeZoneTransition('next'); at !== null && at.epochMilliseconds < LAST_MS; at = at.getTimeZoneTransition('next')) {
    changes.push({ atMs: at.epochMilliseconds, offsetMs: at.offsetNanoseconds / 1e6 });
  }
  return changes.map(({ atMs, offsetMs }, index) => {
    const before = changes[index - 1]?.offsetMs ?? offsetMs;
    const next = changes[index + 1];
    const toMs = next?.atMs ?? Number.POSITIVE_INFINITY;
    return {
      fromMs: atMs,
      toMs,
      offsetMs,
      safeFrom: atMs + Math.max(before, offsetMs),
      safeTo: toMs + Math.min(offsetMs, next?.offsetMs ?? offsetMs),
    };
  });
}
