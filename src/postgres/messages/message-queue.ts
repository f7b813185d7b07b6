import type pg from 'pg';
import type { MessageQueue } from '../../application/messages/ports.ts';
import type { MessageChannelKind } from '../../domain/vocabulary/messages.ts';
import { messageOf, type MessageRow } from './message-row.ts';

// Each priority by itself: within one the index gives what is due in its order, however much waits for later.
const DUE = `SELECT m.message_id, m.ticket_id, m.version, m.template, m.receiver, m.channel, m.contact_id, m.priority, m.created_at,
    m.expires_at, m.tries
  FROM (VALUES (0), (1)) AS p (priority), LATERAL (
    SELECT * FROM message
    WHERE city_id = $1 AND channel = $2 AND state = 'waiting' AND priority = p.priority AND next_try_at <= $3 AND expires_at > $3
    ORDER BY next_try_at, message_id LIMIT $4
  ) m
  ORDER BY m.priority, m.next_try_at, m.message_id LIMIT $4`;

const BEGIN_TRY = `WITH begun AS (
    UPDATE message SET tries = tries + 1, next_try_at = $4 WHERE city_id = $1 AND message_id = $2 AND state = 'waiting'
    RETURNING tries
  )
  INSERT INTO message_try (city_id, message_id, no, begun_at) SELECT $1, $2, tries, $3 FROM begun
  ON CONFLICT (city_id, message_id, no) DO UPDATE SET begun_at = excluded.begun_at`;

const END_TRY = `WITH tried AS (
    UPDATE message_try SET ended_at = $3, outcome = $4, problem = $5, reference = $6
    WHERE city_id = $1 AND message_id = $2 AND no = $7
  )
  UPDATE message SET state = $8, next_try_at = coalesce($9, next_try_at), problem = $5, ended_at = $10
  WHERE city_id = $1 AND message_id = $2 AND state = 'waiting'`;

const STATES = { sent: 'sent', failed: 'failed', later: 'waiting' } as const;

/** The waiting messages of one way out, on the session that holds its lock: when it is lost, so is the lead. */
export function createMessageQueue(session: pg.PoolClient, channel: MessageChannelKind): MessageQueue {
  const client = oneByOne(session);
  return {
    due: async (city, now, limit) => {
      const { rows } = await client.query<MessageRow<MessageChannelKind>>({
        name: 'message_due',
        text: DUE,
        values: [city, channel, now, limit],
      });
      return rows.map((row) => ({ ...messageOf(row), tries: row.tries }));
    },
    putOff: async (city, ids, until) => {
      if (ids.length === 0) return;
      await client.query({
        name: 'message_put_off',
        text: `UPDATE message SET next_try_at = $3 WHERE city_id = $1 AND message_id = ANY ($2::uuid[]) AND state = 'waiting'`,
        values: [city, ids, until],
      });
    },
    begin: async (city, { id }, now, retryAt) => {
      await client.query({ name: 'message_begin', text: BEGIN_TRY, values: [city, id, now, retryAt] });
    },
    settle: async (city, { id, tries }, now, settlement) => {
      const problem = settlement.type === 'sent' ? null : [settlement.problem, settlement.detail].filter((part) => part !== null).join(' ');
      const reference = settlement.type === 'sent' ? settlement.reference : null;
      const again = settlement.type === 'later' ? settlement.at : null;
      const tried = [city, id, now, settlement.type, problem, reference, tries + 1];
      const values = [...tried, STATES[settlement.type], again, settlement.type === 'later' ? null : now];
      await client.query({ name: 'message_settle', text: END_TRY, values });
    },
  };
}

/** Several messages are sent at a time, but a session takes one statement at a time. */
function oneByOne(session: pg.PoolClient): Pick<pg.PoolClient, 'query'> {
  let last: Promise<unknown> = Promise.resolve();
  const query = async (statement: pg.QueryConfig): Promise<unknown> => {
    const mine = last.then(async () => await session.query(statement));
    // Who waits behind a statement that failed has not failed with it.
    last = mine.catch(() => undefined);
    return await mine;
  };
  // Of the many forms of a call only this one is used above.
  return { query: query as pg.PoolClient['query'] };
}
