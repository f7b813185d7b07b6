import { mayKeepTopics } from '../../domain/access/may-keep-topics.ts';
import type { CityId, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { MAX_NAME } from '../../domain/vocabulary/limits.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Profiles } from '../ports.ts';
import { countTopic } from './count-topic.ts';
import type { TopicPorts } from './keep-topics.ts';
import type { StoredTopic, TopicWrite } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** What somebody wants done with a topic. */
export type TopicDeed =
  | { readonly act: 'take'; readonly unit: UnitCode; readonly dueOn: LocalDate }
  | { readonly act: 'finish' | 'reopen' }
  | { readonly act: 'rename'; readonly title: string }
  | { readonly act: 'join'; readonly into: string }
  | { readonly act: 'split'; readonly title: string; readonly tickets: readonly TicketId[] }
  | { readonly act: 'remove'; readonly tickets: readonly TicketId[] };

/** Who, about which topic, of which version, and why. */
export type TopicWish = {
  readonly city: CityId;
  readonly actor: Actor;
  readonly id: string;
  readonly seen: number;
  readonly reason: string;
  readonly deed: TopicDeed;
};

type Acted = Promise<Result<StoredTopic, Refusal<RefusalCode>>>;

/** D-9: acts on a topic by hand; the next turn of the job leaves it so. The reason and the act are written down. */
export async function actOnTopic(ports: TopicPorts & { readonly profiles: Pick<Profiles, 'at'> }, wish: TopicWish): Acted {
  const { city, actor, id, seen, reason, deed } = wish;
  const allowed = mayKeepTopics(actor);
  if (!allowed.ok) return allowed;
  const texts = faultyText(
    { field: 'reason', text: reason },
    ...('title' in deed ? [{ field: 'title', text: deed.title, max: MAX_NAME }] : []),
  );
  if (texts !== undefined) return texts;
  const now = ports.time.now();
  const { profile } = await ports.profiles.at(city, now);
  if (deed.act === 'take' && !profile.units.has(deed.unit)) return refused('REFERENCE_UNKNOWN', { field: 'unit', code: deed.unit });
  if (deed.act === 'take' && parseLocalDate(deed.dueOn) === undefined) return refused('TIME_UNREADABLE', { field: 'dueOn' });
  const other = deed.act === 'join' ? await ports.topics.read(city, deed.into) : undefined;
  if (deed.act === 'join' && (other === undefined || deed.into === id)) return refused('TOPIC_UNKNOWN');
  const created = deed.act === 'split' ? ports.ids.uuid() : null;
  const change = { act: deed.act, at: now, user: actor.user, reason, content: { ...deed, created } };
  const written = await ports.topics.write(city, { id, seen, ...effectOf(deed, created), change });
  if (written !== 'written') return refused(written === 'stale' ? 'TOPIC_STALE' : 'TOPIC_UNKNOWN');
  await recount(ports, city, [id, ...(deed.act === 'join' ? [deed.into] : []), ...(created === null ? [] : [created])]);
  const topic = await ports.topics.read(city, id);
  return topic === undefined ? refused('TOPIC_UNKNOWN') : ok(topic);
}

function effectOf(deed: TopicDeed, created: string | null): Pick<TopicWrite, 'set' | 'moved' | 'removed'> {
  const nothing = { set: {}, moved: null, removed: [] };
  switch (deed.act) {
    case 'take':
      return { ...nothing, set: { state: 'inHand', unit: deed.unit, dueOn: deed.dueOn } };
    case 'finish':
      return { ...nothing, set: { state: 'done' } };
    case 'reopen':
      return { ...nothing, set: { state: 'found' } };
    case 'rename':
      return { ...nothing, set: { title: deed.title.trim() } };
    case 'join':
      return { ...nothing, moved: { to: deed.into, created: null, tickets: 'all' } };
    case 'split':
      return { ...nothing, moved: { to: created ?? '', created: deed.title.trim(), tickets: deed.tickets } };
    case 'remove':
      return { ...nothing, removed: deed.tickets };
  }
}

async function recount({ topics, time }: TopicPorts, city: CityId, ids: readonly string[]): Promise<void> {
  const now = time.now();
  const [members, stored] = await Promise.all([topics.members(city, ids), Promise.all(ids.map(async (id) => await topics.read(city, id)))]);
  const of = Map.groupBy(members, ({ topic }) => topic);
  const counted = stored.flatMap((topic) => (topic === undefined ? [] : [countTopic(topic, of.get(topic.id) ?? [], now)]));
  await topics.keep(city, { now, topics: counted, links: [], loose: [] });
}

function refused(code: RefusalCode, params: Refusal['params'] = {}): { readonly ok: false; readonly error: Refusal<RefusalCode> } {
  return fail({ code, rule: 'D-9', params });
}
