import { heatOf } from '../../analysis/topics/heat.ts';
import type { TopicMessage } from '../../analysis/topics/topic-message.ts';
import { maskText } from '../../domain/access/mask-text.ts';
import { type Instant, instantToMs } from '../../domain/kernel/time.ts';
import { weeklyTrend } from './topic-record.ts';
import type { CountedTopic, TopicTicket } from './ports.ts';

/** A ticket as a message; what tells who somebody is, is masked before it is read. Callers who wait beside the first count as likes. */
export function messageOfTicket({ ticket, person, subject, text, place, receivedAt, followers }: TopicTicket): TopicMessage {
  return {
    id: ticket,
    person,
    subject: maskText(subject ?? ''),
    detail: maskText(text),
    place: maskText(place ?? ''),
    at: instantToMs(receivedAt),
    likes: Math.max(0, followers - 1),
    dislikes: 0,
  };
}

/** Counts a topic over all its tickets (the oldest first), as of an instant. */
export function countTopic(
  named: Pick<CountedTopic, 'id' | 'title' | 'titleTicket' | 'place'>,
  members: readonly TopicTicket[],
  now: Instant,
): CountedTopic {
  const messages = members.map(messageOfTicket);
  const { heat, ...parts } = heatOf(messages, instantToMs(now));
  const areas = Map.groupBy(
    members.flatMap(({ area }) => area ?? []),
    (area) => area,
  );
  const [area = null] = [...areas].toSorted((a, b) => b[1].length - a[1].length).map(([code]) => code);
  return {
    ...named,
    area,
    tickets: members.length,
    heat,
    figures: {
      ...parts,
      trend: weeklyTrend(
        messages.map(({ at }) => at),
        instantToMs(now),
      ),
    },
    firstAt: members[0]?.receivedAt ?? null,
    lastAt: members.at(-1)?.receivedAt ?? null,
  };
}
