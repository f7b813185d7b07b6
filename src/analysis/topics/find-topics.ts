import { alikeGraph, type AlikeGraph } from './alike-graph.ts';
import { communities } from './communities.ts';
import { type Heat, heatOf } from './heat.ts';
import { placeOfTopic } from './place-of-topic.ts';
import { type PlacePhrase, placePhrases } from './place-phrases.ts';
import { topicVectors } from './text-vectors.ts';
import type { TopicMessage } from './topic-message.ts';

/** Messages about one matter at one place: the members in the order of time. */
export type Topic = Heat & {
  readonly title: string;
  /** The id of the member that the title is taken from: the one most like the others. */
  readonly middle: string;
  /** Null where the messages name no place. */
  readonly place: string | null;
  readonly members: readonly TopicMessage[];
};

/** How alike the members of a topic are on the average; chosen in the middle of where topics stay what they are (decision 0043). */
export const DENSITY = 0.12;
/** Pairs less alike say nothing. */
const LEAST_ALIKE = 0.08;
/** What is left of a likeness when both name a place, and not the same one. */
const ELSEWHERE = 0.1;
const PLACE_LETTERS = 120;

/** How topics are found. `asOf` is the day heat is counted for, in milliseconds since 1970; not given: that of the last message. */
export type TopicSettings = { readonly asOf?: number; readonly least?: number; readonly density?: number };

/** Groups messages by matter and place, the hottest first. Groups of fewer than `least` messages (2 when not given) are no topics. */
export function findTopics(messages: readonly TopicMessage[], settings: TopicSettings = {}): readonly Topic[] {
  const { least = 2, density = DENSITY } = settings;
  const phrases = messages.map((message) =>
    placePhrases(`${message.place}\n${message.subject}\n${[...message.detail].slice(0, PLACE_LETTERS).join('')}`),
  );
  const spots = phrases.map(spotPairs);
  const graph = alikeGraph(topicVectors(messages, phrases.map(spotNames)), LEAST_ALIKE, (a, b) =>
    elsewhere(spots[a], spots[b]) ? ELSEWHERE : 1,
  );
  const groups = new Map<number, number[]>();
  for (const [at, group] of communities(graph, density).entries()) groups.set(group, [...(groups.get(group) ?? []), at]);
  const asOf = settings.asOf ?? messages.reduce((latest, { at }) => Math.max(latest, at ?? latest), 0);
  return [...groups.values()]
    .filter(({ length }) => length >= least)
    .map((group): Topic => {
      const central = messages[middle(group, graph)];
      const members = group.flatMap((at) => messages[at] ?? []).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
      return {
        title: titleOf(central),
        middle: central?.id ?? '',
        place: placeOfTopic(
          members,
          group.map((at) => phrases[at] ?? []),
        ),
        members,
        ...heatOf(members, asOf),
      };
    })
    .toSorted((a, b) => b.heat - a.heat || b.members.length - a.members.length);
}

function spotNames(phrases: readonly PlacePhrase[]): readonly string[] {
  return phrases.filter(({ kind }) => kind === 'spot').map(({ name }) => name);
}

/** The pairs of letters of the spots that a message names: one that is written with a word more or less is still the same. */
function spotPairs(phrases: readonly PlacePhrase[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const { core, kind } of phrases) {
    if (kind !== 'spot') continue;
    const letters = [...core];
    for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(`${letters[at] ?? ''}${letters[at + 1] ?? ''}`);
  }
  return pairs;
}

function elsewhere(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a !== undefined && b !== undefined && a.size > 0 && b.size > 0 && a.isDisjointFrom(b);
}

/** The member that is most like the others. */
function middle(group: readonly number[], graph: AlikeGraph): number {
  const own = new Set(group);
  let best = group[0] ?? 0;
  let most = -1;
  for (const at of group) {
    const likeness = [...(graph[at] ?? [])].reduce((sum, [other, alike]) => (own.has(other) ? sum + alike : sum), 0);
    if (likeness > most) {
      most = likeness;
      best = at;
    }
  }
  return best;
}

const TITLE_LETTERS = 40;

function titleOf(message: TopicMessage | undefined): string {
  const text =
    [message?.subject ?? '', message?.detail ?? '']
      .map((each) => each.trim())
      .find((each) => each !== '')
      ?.replaceAll(/\s+/gu, ' ') ?? '';
  const letters = [...text];
  return letters.length > TITLE_LETTERS ? `${letters.slice(0, TITLE_LETTERS).join('')}…` : text;
}
