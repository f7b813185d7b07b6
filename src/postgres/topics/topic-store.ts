import type pg from 'pg';
import type {
  HabitCount,
  StoredLink,
  StoredTopic,
  TopicChange,
  TopicStore,
  TopicTicket,
  TopicTurn,
  TopicWrite,
} from '../../application/topics/ports.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { inTransaction } from '../transaction.ts';

const TICKET = `t.ticket_id AS ticket, t.person_id AS person, t.subject, left(t.text, 1000) AS text, t.place_text AS place, t.area,
  t.received_at AS "receivedAt", t.followers`;

// A title is a ticket's subject: it is shown as long as that ticket is open to all.
const TOPIC = `p.topic_id AS id, p.version, CASE WHEN p.title_ticket IS NULL OR t.privacy = 'open' THEN p.title ELSE coalesce(p.place, '') END AS title,
  p.title_ticket AS "titleTicket", p.place, p.area, p.state, p.unit, p.due_on::text AS "dueOn", p.tickets, p.heat, p.figures,
  p.first_at AS "firstAt", p.last_at AS "lastAt", p.found_at AS "foundAt"`;
const TOPIC_FROM = 'topic p LEFT JOIN ticket t ON t.city_id = p.city_id AND t.ticket_id = p.title_ticket';

/** Topics in PostgreSQL. */
export function createTopicStore(pool: pg.Pool): TopicStore {
  return {
    recent: async (city, since, limit) => {
      const { rows } = await pool.query<TopicTicket>(
        `SELECT ${TICKET} FROM (SELECT ticket_id FROM ticket_filter WHERE city_id = $1 AND received_at >= $2 ORDER BY received_at DESC LIMIT $3) f
          JOIN ticket t ON t.city_id = $1 AND t.ticket_id = f.ticket_id
          WHERE t.privacy = 'open' AND t.state NOT IN ('merged', 'declined') ORDER BY t.received_at, t.ticket_id`,
        [city, since, limit],
      );
      return rows;
    },
    links: async (city) => {
      const text = 'SELECT ticket_id AS ticket, topic_id AS topic, by_hand AS "byHand" FROM topic_ticket WHERE city_id = $1';
      return (await pool.query<StoredLink>(text, [city])).rows;
    },
    removed: async (city) => {
      const text = 'SELECT ticket_id AS ticket, topic_id AS topic FROM topic_removed WHERE city_id = $1';
      return (await pool.query<{ readonly ticket: TicketId; readonly topic: string }>(text, [city])).rows;
    },
    members: async (city, topics) => {
      const { rows } = await pool.query<TopicTicket & { readonly topic: string }>({
        name: 'topic_members',
        text: `SELECT l.topic_id AS topic, ${TICKET} FROM topic_ticket l JOIN ticket t USING (city_id, ticket_id)
          WHERE l.city_id = $1 AND l.topic_id = ANY ($2::uuid[]) AND t.privacy = 'open' ORDER BY t.received_at, t.ticket_id`,
        values: [city, topics],
      });
      return rows;
    },
    keep: async (city, turn) => await inTransaction(pool, async (client) => await keepTurn(client, city, turn)),
    list: async (city, limit) => {
      const { rows } = await pool.query<StoredTopic>({
        name: 'topic_list',
        text: `SELECT ${TOPIC} FROM ${TOPIC_FROM} WHERE p.city_id = $1 AND p.tickets > 0 ORDER BY p.heat DESC, p.topic_id LIMIT $2`,
        values: [city, limit],
      });
      return rows;
    },
    read: async (city, id) => {
      const text = `SELECT ${TOPIC} FROM ${TOPIC_FROM} WHERE p.city_id = $1 AND p.topic_id = $2`;
      return (await pool.query<StoredTopic>({ name: 'topic_read', text, values: [city, id] })).rows[0];
    },
    changes: async (city, id) => {
      const text = `SELECT act, at, user_id AS "user", reason, content FROM topic_change WHERE city_id = $1 AND topic_id = $2 ORDER BY position`;
      return (await pool.query<TopicChange>(text, [city, id])).rows;
    },
    write: async (city, write) => await inTransaction(pool, async (client) => await writeAct(client, city, write)),
    habits: async (city, now) => {
      const { rows } = await pool.query<HabitCount>({
        name: 'topic_habits',
        text: `SELECT class_code AS "classCode", area, (count(*) FILTER (WHERE weeks_ago = 0))::integer AS last,
            (count(*) FILTER (WHERE weeks_ago > 0))::integer AS before
          FROM (
            SELECT m.class_code, m.area, w.weeks_ago FROM generate_series(0, 8) AS w (weeks_ago)
            JOIN measured_ticket m ON m.city_id = $1 AND m.received_at <= $2::timestamptz - w.weeks_ago * interval '7 days'
              AND m.received_at > $2::timestamptz - w.weeks_ago * interval '7 days' - interval '1 day'
            WHERE m.class_code IS NOT NULL AND m.area IS NOT NULL
          ) counted GROUP BY class_code, area HAVING count(*) FILTER (WHERE weeks_ago = 0) > 0`,
        values: [city, now],
      });
      return rows;
    },
  };
}

async function keepTurn(client: pg.PoolClient, city: CityId, { now, topics, links, loose }: TopicTurn): Promise<void> {
  await lockTopics(client, city);
  await client.query('DELETE FROM topic_ticket WHERE city_id = $1 AND NOT by_hand AND ticket_id = ANY ($2::uuid[])', [city, loose]);
  await client.query(
    `INSERT INTO topic_ticket (city_id, ticket_id, topic_id, by_hand) SELECT $1, l.ticket, l.topic, false
      FROM unnest($2::uuid[], $3::uuid[]) AS l (ticket, topic)
      WHERE NOT EXISTS (SELECT FROM topic_removed r WHERE r.city_id = $1 AND r.topic_id = l.topic AND r.ticket_id = l.ticket)
      ON CONFLICT (city_id, ticket_id) DO UPDATE SET topic_id = excluded.topic_id
        WHERE NOT topic_ticket.by_hand AND topic_ticket.topic_id <> excluded.topic_id`,
    [city, links.map(({ ticket }) => ticket), links.map(({ topic }) => topic)],
  );
  await client.query(
    `INSERT INTO topic (city_id, topic_id, version, title, title_ticket, place, area, state, tickets, heat, figures, first_at, last_at, found_at, counted_at)
      SELECT $1, t.id, 1, t.title, t."titleTicket", t.place, t.area, 'found', t.tickets, t.heat, t.figures, t."firstAt", t."lastAt", $3, $3
      FROM jsonb_to_recordset($2) AS t (id uuid, title text, "titleTicket" uuid, place text, area text, tickets integer,
        heat double precision, figures jsonb, "firstAt" timestamptz, "lastAt" timestamptz)
      ON CONFLICT (city_id, topic_id) DO UPDATE SET
        title = CASE WHEN topic.title_ticket IS NULL THEN topic.title ELSE excluded.title END,
        title_ticket = CASE WHEN topic.title_ticket IS NULL THEN NULL ELSE excluded.title_ticket END,
        place = excluded.place, area = excluded.area, tickets = excluded.tickets, heat = excluded.heat, figures = excluded.figures,
        first_at = excluded.first_at, last_at = excluded.last_at, counted_at = excluded.counted_at`,
    [city, JSON.stringify(topics), now],
  );
}

async function writeAct(
  client: pg.PoolClient,
  city: CityId,
  { id, seen, set, moved, removed, change }: TopicWrite,
): Promise<'written' | 'stale' | 'unknown'> {
  await lockTopics(client, city);
  const { rows } = await client.query<{ readonly version: number }>('SELECT version FROM topic WHERE city_id = $1 AND topic_id = $2', [
    city,
    id,
  ]);
  if (rows[0] === undefined) return 'unknown';
  if (rows[0].version !== seen) return 'stale';
  await client.query(
    `UPDATE topic SET version = version + 1, state = coalesce($3, state), unit = coalesce($4, unit), due_on = coalesce($5, due_on),
      title = coalesce($6, title), title_ticket = CASE WHEN $6::text IS NULL THEN title_ticket END WHERE city_id = $1 AND topic_id = $2`,
    [city, id, set.state ?? null, set.unit ?? null, set.dueOn ?? null, set.title ?? null],
  );
  if (moved !== null) {
    if (moved.created !== null) {
      await client.query(
        `INSERT INTO topic (city_id, topic_id, version, title, state, tickets, heat, figures, found_at, counted_at)
          VALUES ($1, $2, 1, $3, 'found', 0, 0, '{}', $4, $4)`,
        [city, moved.to, moved.created, change.at],
      );
    }
    await client.query(
      `UPDATE topic_ticket SET topic_id = $3, by_hand = true WHERE city_id = $1 AND topic_id = $2 AND ($4::uuid[] IS NULL OR ticket_id = ANY ($4))`,
      [city, id, moved.to, moved.tickets === 'all' ? null : moved.tickets],
    );
  }
  await client.query(
    `WITH gone AS (DELETE FROM topic_ticket WHERE city_id = $1 AND topic_id = $2 AND ticket_id = ANY ($3::uuid[]) RETURNING ticket_id)
      INSERT INTO topic_removed (city_id, topic_id, ticket_id) SELECT $1, $2, ticket_id FROM gone ON CONFLICT DO NOTHING`,
    [city, id, removed],
  );
  for (const topic of moved === null ? [id] : [id, moved.to]) {
    await client.query(
      `INSERT INTO topic_change (city_id, topic_id, act, at, user_id, reason, content) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [city, topic, change.act, change.at, change.user, change.reason, JSON.stringify({ ...change.content, from: id })],
    );
  }
  return 'written';
}

/** The job and an act by hand meet nowhere else. */
async function lockTopics(client: pg.PoolClient, city: CityId): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`topics/${city}`]);
}
