import { normalise } from '../search/normalise.ts';
import type { TopicMessage } from './topic-message.ts';

/** A message as fragments and how much each says: numbers of fragments in rising order, weights of length one. */
export type TopicVector = { readonly fragments: Uint32Array; readonly weights: Float64Array };

/** Letters of the story that are read: what a message is about stands at its beginning. */
const STORY_LETTERS = 120;
/** A subject says what a message is about, a story tells what else there is. */
const SUBJECT_COUNTS = 6;
/** A fragment of more messages than this share says nothing about one matter. */
const MOST_SHARE = 0.1;
const MOST_MESSAGES = 3_000;

/** A name of a spot says less of the matter than other words: two matters at one estate are two topics (decision 0043). */
const SPOT_COUNTS = 0.65;

/**
 * Vectors of messages over fragments of two letters, weighted by how rare these are among the messages; `spots` are the names of spots that
 * each message holds.
 */
export function topicVectors(messages: readonly TopicMessage[], spots: readonly (readonly string[])[]): readonly TopicVector[] {
  const numbers = new Map<string, number>();
  const holders: number[] = [];
  const counted = messages.map((message, at) => {
    const counts = new Map<number, number>();
    const add = (text: string, worth: number): void => {
      for (const fragment of fragmentsOf(text)) {
        const number = numbers.get(fragment) ?? numbers.size;
        numbers.set(fragment, number);
        counts.set(number, (counts.get(number) ?? 0) + worth);
      }
    };
    const hasSubject = message.subject.trim() !== '';
    add(`${message.subject}\n${message.place}`, SUBJECT_COUNTS);
    const story = [...message.detail].slice(0, hasSubject ? STORY_LETTERS : 2 * STORY_LETTERS).join('');
    add(story, hasSubject ? 1 : SUBJECT_COUNTS / 2);
    const named = new Set((spots[at] ?? []).flatMap(fragmentsOf).map((fragment) => numbers.get(fragment)));
    for (const number of counts.keys()) holders[number] = (holders[number] ?? 0) + 1;
    return { counts, named };
  });
  const most = Math.min(MOST_MESSAGES, Math.max(20, messages.length * MOST_SHARE));
  return counted.map(({ counts, named }) => {
    const told = [...counts].filter(([number]) => between(holders[number] ?? 0, 2, most)).toSorted(([a], [b]) => a - b);
    const weights = Float64Array.from(
      told,
      ([number, count]) =>
        (named.has(number) ? SPOT_COUNTS : 1) * (1 + Math.log(count)) * Math.log(1 + messages.length / (holders[number] ?? 1)),
    );
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { fragments: Uint32Array.from(told, ([number]) => number), weights: weights.map((weight) => weight / length) };
  });
}

function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

/** Pairs of neighbouring letters, numbers as one letter, none across a border. */
function fragmentsOf(text: string): readonly string[] {
  return normalise(text)
    .replaceAll(/\d+/gu, '0')
    .split(' ')
    .flatMap((word) => {
      const letters = [...word];
      return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
    });
}
