import type pg from 'pg';
import type { MessageCount, MessageLine, MessageStore, MessageTry } from '../../application/messages/ports.ts';
import type { UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { recordedMessages, type MessageChannelKind, type MessageState } from '../../domain/vocabulary/messages.ts';
import { messageOf, type MessageRow } from './message-row.ts';

type Row = MessageRow<MessageChannelKind | null> & {
  readonly number: string | null;
  readonly state: MessageState;
  readonly problem: string | null;
  readonly next_try_at: Instant;
  readonly ended_at: Instant | null;
};

const SELECT = 'SELECT m.*, t.number FROM message m LEFT JOIN ticket t USING (city_id, ticket_id)';

/** What people who run the system see of messages, and may have sent again. */
export function createMessageLists(pool: pg.Pool): Pick<MessageStore, 'list' | 'counts' | 'find' | 'retry'> {
  return {
    list: async (city, { state, ticket, before, limit }) => {
      const { rows } = await pool.query<Row>(
        `${SELECT} WHERE m.city_id = $1 AND ($2::text IS NULL OR m.state = $2) AND ($3::uuid IS NULL OR m.ticket_id = $3)
          AND ($4::timestamptz IS NULL OR (m.created_at, m.message_id) < ($4, $5::uuid))
          ORDER BY m.created_at DESC, m.message_id DESC LIMIT $6`,
        [city, state, ticket, before?.createdAt ?? null, before?.id ?? null, limit],
      );
      return rows.map(lineOf);
    },
    counts: async (city, since) => {
      const { rows } = await pool.query<MessageCount>(
        `SELECT channel, state, count(*) AS count, min(created_at) AS oldest FROM message WHERE city_id = $1 AND created_at >= $2
          GROUP BY channel, state ORDER BY channel, state`,
        [city, since],
      );
      return rows;
    },
    find: async (city, id) => {
      const { rows } = await pool.query<Row>(`${SELECT} WHERE m.city_id = $1 AND m.message_id = $2`, [city, id]);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { rows: tries } = await pool.query<MessageTry>(
        `SELECT no, begun_at AS "begunAt", ended_at AS "endedAt", outcome, problem, reference FROM message_try
          WHERE city_id = $1 AND message_id = $2 ORDER BY no`,
        [city, id],
      );
      return { line: lineOf(row), message: messageOf(row), tries };
    },
    retry: async (city, id, now, expiresAt) => {
      const { rowCount } = await pool.query(
        `UPDATE message SET state = 'waiting', next_try_at = $3, expires_at = $4, ended_at = NULL, unrecorded = template = ANY ($5::text[])
          WHERE city_id = $1 AND ($2::uuid IS NULL OR message_id = $2) AND state IN ('failed', 'expired') AND channel IS NOT NULL`,
        [city, id, now, expiresAt, recordedMessages],
      );
      return rowCount ?? 0;
    },
  };
}

function lineOf(row: Row): MessageLine {
  const [kind = '', name = ''] = row.receiver.split(':', 2);
  return {
    id: row.message_id,
    number: row.number ?? '',
    template: row.template,
    receiver: kind === 'unit' || kind === 'centre' || kind === 'account' ? kind : 'caller',
    unit: kind === 'unit' ? (name as UnitCode) : null,
    channel: row.channel,
    state: row.state,
    tries: row.tries,
    problem: row.problem,
    createdAt: row.created_at,
    nextTryAt: row.state === 'waiting' ? row.next_try_at : null,
    endedAt: row.ended_at,
  };
}
