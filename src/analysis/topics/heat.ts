import type { TopicMessage } from './topic-message.ts';

/** How hot a topic is, with the parts that the figure is made of. */
export type Heat = {
  readonly heat: number;
  /** Different people; messages whose writer is not known count as one each. */
  readonly people: number;
  readonly likes: number;
  readonly dislikes: number;
  /** Days from the first to the last message; 0 where no time is known. */
  readonly spanDays: number;
  /** Days from the last message to the day that is asked for. */
  readonly quietDays: number;
};

/** As help and pages show it. */
export const HEAT_FORMULA =
  '(people + ln(1 + likes) + 0.5 ln(1 + dislikes)) x (1 + 0.5 x 30 / (30 + spanDays)) x (0.5 + 0.5 x 2^(-quietDays / 180))';

const DAY = 86_400_000;

/** `HEAT_FORMULA` at an instant, in milliseconds since 1970. Dislikes count as well: a quarrel is heat. One person is counted once. */
export function heatOf(messages: readonly TopicMessage[], asOf: number): Heat {
  const named = new Set(messages.flatMap(({ person }) => (person === null ? [] : [person])));
  const people = named.size + messages.filter(({ person }) => person === null).length;
  const likes = sum(messages.map((message) => message.likes));
  const dislikes = sum(messages.map((message) => message.dislikes));
  const times = messages.flatMap(({ at }) => (at === null ? [] : [at]));
  const first = times.reduce((a, b) => Math.min(a, b), asOf);
  const last = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const spanDays = times.length === 0 ? 0 : Math.max(0, last - first) / DAY;
  const quietDays = times.length === 0 ? 0 : Math.max(0, asOf - last) / DAY;
  const voices = people + Math.log1p(likes) + 0.5 * Math.log1p(dislikes);
  const heat = voices * (1 + (0.5 * 30) / (30 + spanDays)) * (0.5 + 0.5 * 2 ** (-quietDays / 180));
  return { heat: round(heat, 100), people, likes, dislikes, spanDays: round(spanDays, 10), quietDays: round(quietDays, 10) };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
