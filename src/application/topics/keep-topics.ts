import { findTopics, type Topic } from '../../analysis/topics/find-topics.ts';
import { keepIdentity } from '../../analysis/topics/keep-identity.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { addMs, DAY_MS, instantToMs } from '../../domain/kernel/time.ts';
import type { Ids, TimeSource } from '../ports.ts';
import { countTopic, messageOfTicket } from './count-topic.ts';
import type { StoredTopic, TopicStore } from './ports.ts';

/** What finding topics needs. */
export type TopicPorts = { readonly topics: TopicStore; readonly time: TimeSource; readonly ids: Ids };

/** A topic lives as long as somebody speaks of it within these days. */
const WINDOW_DAYS = 90;
const MOST_TICKETS = 20_000;
/** Fewer are chance. */
const LEAST = 3;
const MOST_TOPICS = 5_000;

/** Finds the topics of a city anew; they stay who they were, and what was done by hand stays done. Gives how many there are. */
export async function keepTopics({ topics: store, time, ids }: TopicPorts, city: CityId): Promise<number> {
  const now = time.now();
  const [recent, links, removed, stored] = await Promise.all([
    store.recent(city, addMs(now, -WINDOW_DAYS * DAY_MS), MOST_TICKETS),
    store.links(city),
    store.removed(city),
    store.list(city, MOST_TOPICS),
  ]);
  const found = findTopics(recent.map(messageOfTicket), { asOf: instantToMs(now), least: LEAST });
  const kept = keepIdentity(
    found.map(({ members }) => members.map(({ id }) => id)),
    links,
    removed,
  );
  const names = new Map<string, Topic>();
  const groups = kept.map(({ topic, tickets }, at) => {
    const id = topic ?? ids.uuid();
    const group = found[at];
    // The largest group of a topic names it: they come hottest first.
    if (group !== undefined && !names.has(id)) names.set(id, group);
    return { id, tickets: topic === null && tickets.length < LEAST ? [] : tickets };
  });
  const next = new Map<string, string>(groups.flatMap(({ id, tickets }) => tickets.map((ticket) => [ticket, id] as const)));
  const looked = new Set<string>(recent.map(({ ticket }) => ticket));
  const working = new Set(stored.filter(({ state }) => state !== 'found').map(({ id }) => id));
  // What a unit was given stays what it was given; and nothing moves that was put there by hand.
  for (const { ticket, topic, byHand } of links) if (byHand || working.has(topic) || !looked.has(ticket)) next.set(ticket, topic);
  const loose = links.filter(({ ticket }) => !next.has(ticket)).map(({ ticket }) => ticket);
  const newLinks = recent.flatMap(({ ticket }) => (next.has(ticket) ? [{ ticket, topic: next.get(ticket) ?? '' }] : []));
  await store.keep(city, { now, topics: [], links: newLinks, loose });
  const living = [...new Set([...next.values(), ...stored.map(({ id }) => id)])];
  const members = Map.groupBy(await store.members(city, living), ({ topic }) => topic);
  const before = new Map(stored.map((topic) => [topic.id, topic]));
  const counted = living.map((id) => countTopic({ id, ...nameOf(names.get(id), before.get(id)) }, members.get(id) ?? [], now));
  await store.keep(city, { now, topics: counted, links: [], loose: [] });
  return counted.filter(({ tickets }) => tickets > 0).length;
}

/** A name that was given by hand stays. */
function nameOf(found: Topic | undefined, stored: StoredTopic | undefined): Pick<StoredTopic, 'title' | 'titleTicket' | 'place'> {
  if (found === undefined || (stored !== undefined && stored.titleTicket === null)) {
    return { title: stored?.title ?? '', titleTicket: stored?.titleTicket ?? null, place: found?.place ?? stored?.place ?? null };
  }
  return { title: found.title, titleTicket: found.middle as TicketId, place: found.place };
}
