import type { Topic } from '../../analysis/topics/find-topics.ts';
import { HEAT_FORMULA as FORMULA } from '../../analysis/topics/heat.ts';

/** The formula of `heat`, for people. */
export const HEAT_FORMULA: string = FORMULA;

/** A topic of a file as `text topics --json` prints it. Days are of UTC; null where no message has a time. */
export type TopicRecord = {
  readonly rank: number;
  readonly title: string;
  readonly place: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly heat: number;
  readonly ids: readonly (string | number)[];
  readonly count: number;
  readonly people: number;
  readonly likes: number;
  readonly dislikes: number;
  readonly spanDays: number;
  readonly quietDays: number;
  /** Messages a week, the last eight weeks before the last message of the file, the oldest first. */
  readonly trend: readonly number[];
};

const WEEK = 7 * 86_400_000;
const WEEKS = 8;

/** Describes a topic; `asOf` in milliseconds since 1970 is where its trend ends. Ids that are whole numbers are printed as such. */
export function topicRecord(topic: Topic, rank: number, asOf: number): TopicRecord {
  const times = topic.members.flatMap(({ at }) => (at === null ? [] : [at]));
  return {
    rank,
    title: topic.title,
    place: topic.place,
    from: dayOf(times[0]),
    to: dayOf(times.at(-1)),
    heat: topic.heat,
    ids: topic.members.map(({ id }) => (/^[1-9]\d{0,14}$/u.test(id) ? Number(id) : id)),
    count: topic.members.length,
    people: topic.people,
    likes: topic.likes,
    dislikes: topic.dislikes,
    spanDays: topic.spanDays,
    quietDays: topic.quietDays,
    trend: weeklyTrend(times, asOf),
  };
}

/** How many fall into each of the eight weeks before an instant, the oldest first; all in milliseconds since 1970. */
export function weeklyTrend(times: readonly (number | null)[], asOf: number): readonly number[] {
  const trend = Array.from({ length: WEEKS }, () => 0);
  for (const at of times) {
    const weeksAgo = at === null ? -1 : Math.floor((asOf - at) / WEEK);
    if (weeksAgo >= 0 && weeksAgo < WEEKS) trend[WEEKS - 1 - weeksAgo] = (trend[WEEKS - 1 - weeksAgo] ?? 0) + 1;
  }
  return trend;
}

function dayOf(at: number | undefined): string | null {
  return at === undefined ? null : Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10);
}
