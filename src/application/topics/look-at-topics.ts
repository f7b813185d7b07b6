import { FALSE_ALARMS_A_LOOK, type SuddenRise, suddenRises } from '../../analysis/topics/sudden-rises.ts';
import { maskText } from '../../domain/access/mask-text.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Profiles } from '../ports.ts';
import type { TopicPorts } from './keep-topics.ts';
import type { StoredTopic, TopicChange } from './ports.ts';
import { HEAT_FORMULA } from './topic-record.ts';

const HABIT_WEEKS = 8;

/** What the city speaks of: topics, the hottest first, and classes that rose against their habit in an area. */
export type TopicsInSight = {
  readonly formula: string;
  readonly items: readonly StoredTopic[];
  readonly rises: readonly SuddenRise[];
  readonly falseAlarms: number;
};

/** Reads the hottest topics and the sudden rises of the last 24 hours. */
export async function lookAtTopics(
  { topics, time, profiles }: TopicPorts & { readonly profiles: Pick<Profiles, 'at'> },
  city: CityId,
  limit: number,
): Promise<TopicsInSight> {
  const now = time.now();
  const [items, habits, { profile }] = await Promise.all([topics.list(city, limit), topics.habits(city, now), profiles.at(city, now)]);
  const leaves = [...profile.classes.keys()].filter((code) => profile.isLeaf(code)).length;
  const cells = leaves * Math.max(1, profile.areas.size);
  const rises = suddenRises(
    habits.map((habit) => ({ ...habit, weeks: HABIT_WEEKS })),
    cells,
  );
  return { formula: HEAT_FORMULA, items, rises, falseAlarms: FALSE_ALARMS_A_LOOK };
}

/** A topic with its tickets, the latest first, and what was done with it. */
export type TopicInFull = {
  readonly topic: StoredTopic;
  readonly tickets: readonly {
    readonly ticket: TicketId;
    readonly title: string;
    readonly receivedAt: Instant;
    readonly area: string | null;
  }[];
  readonly changes: readonly TopicChange[];
};

const TITLE_LETTERS = 60;

/** One topic; undefined when there is none of this id. Only tickets that are open to all are in it, masked. */
export async function readTopic({ topics }: TopicPorts, city: CityId, id: string): Promise<TopicInFull | undefined> {
  const [topic, members, changes] = await Promise.all([topics.read(city, id), topics.members(city, [id]), topics.changes(city, id)]);
  if (topic === undefined) return undefined;
  const tickets = members.toReversed().map(({ ticket, subject, text, receivedAt, area }) => {
    const title = maskText(subject === null || subject.trim() === '' ? text : subject);
    return { ticket, title: [...title].slice(0, TITLE_LETTERS).join(''), receivedAt, area };
  });
  return { topic, tickets, changes };
}
