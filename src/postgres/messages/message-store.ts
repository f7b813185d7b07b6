import type pg from 'pg';
import type { EndedMessage, MessageStore, NewMessage, PlannedTry } from '../../application/messages/ports.ts';
import { recordedMessages, type MessageProblem } from '../../domain/vocabulary/messages.ts';
import { toDatabaseError } from '../database-error.ts';
import { createMessageLists } from './message-lists.ts';
import { createMessageQueue } from './message-queue.ts';

/** Tells the locks of ways out from other locks of the database. */
const LEAD = 12_346;
const BATCH = 1_000;

const ADD = `INSERT INTO message (city_id, message_id, ticket_id, version, template, receiver, channel, contact_id, priority, created_at,
    expires_at, state, tries, next_try_at, problem, ended_at, unrecorded)
  SELECT $1, m.id, m.ticket, m.version, m.template, m.receiver, m.channel, m.contact, CASE WHEN m.urgent THEN 0 ELSE 1 END, m."createdAt",
    m."expiresAt", CASE WHEN m.channel IS NULL THEN 'failed' ELSE 'waiting' END, 0, m."createdAt",
    CASE WHEN m.channel IS NULL THEN $3 END, CASE WHEN m.channel IS NULL THEN m."createdAt" END,
    m.template = ANY ($4::text[]) AND m.channel IS NOT NULL
  FROM jsonb_to_recordset($2::jsonb) AS m (id uuid, ticket uuid, version integer, template text, receiver text, channel text,
    contact uuid, urgent boolean, "createdAt" timestamptz, "expiresAt" timestamptz)
  ON CONFLICT DO NOTHING`;

const NO_ADDRESS: MessageProblem = 'noAddress';

/** Messages in PostgreSQL. */
export function createMessageStore(pool: pg.Pool): MessageStore {
  return {
    ...createMessageLists(pool),
    add: async (city, messages) => {
      for (let from = 0; from < messages.length; from += BATCH) {
        const rows: readonly NewMessage[] = messages.slice(from, from + BATCH);
        await pool.query({ name: 'message_add', text: ADD, values: [city, JSON.stringify(rows), NO_ADDRESS, recordedMessages] });
      }
    },
    planTries: async (city, tries) => {
      if (tries.length === 0) return;
      // Of several plans for a request in one call the last one counts.
      const latest = [...new Map(tries.map((planned) => [`${planned.ticket} ${planned.request}`, planned])).values()];
      await pool.query({
        name: 'try_plan',
        text: `INSERT INTO follow_up_plan (city_id, ticket_id, request_id, at, tries)
          SELECT $1, p.ticket, p.request, p.at, p.tries
          FROM jsonb_to_recordset($2::jsonb) AS p (ticket uuid, request uuid, at timestamptz, tries integer)
          ON CONFLICT (city_id, ticket_id, request_id) DO UPDATE SET at = excluded.at, tries = excluded.tries`,
        values: [city, JSON.stringify(latest)],
      });
    },
    dueTries: async (city, now, after, limit) => {
      const from = [after?.at ?? '-infinity', after?.request ?? '00000000-0000-0000-0000-000000000000'];
      const { rows } = await pool.query<PlannedTry>({
        name: 'try_due',
        text: `SELECT ticket_id AS ticket, request_id AS request, at, tries FROM follow_up_plan
          WHERE city_id = $1 AND at <= $2 AND (at, request_id) > ($3::timestamptz, $4::uuid) ORDER BY at, request_id LIMIT $5`,
        values: [city, now, ...from, limit],
      });
      return rows;
    },
    dropTry: async (city, { ticket, request, tries }) => {
      await pool.query('DELETE FROM follow_up_plan WHERE city_id = $1 AND ticket_id = $2 AND request_id = $3 AND tries = $4', [
        ...[city, ticket, request, tries],
      ]);
    },
    lead: async (channel, work) => {
      const client = await pool.connect();
      const lock = [`messages ${channel}`, LEAD];
      let sound = false;
      try {
        const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, $2)) AS taken', lock);
        if (rows[0]?.taken !== true) {
          sound = true;
          return 'taken';
        }
        const value = await work(createMessageQueue(client, channel));
        await client.query('SELECT pg_advisory_unlock(hashtextextended($1, $2))', lock);
        sound = true;
        return value;
      } catch (error) {
        throw toDatabaseError(error);
      } finally {
        // A lock that was not given back goes with its session.
        client.release(!sound);
      }
    },
    expire: async (city, now) => {
      const { rowCount } = await pool.query({
        name: 'message_expire',
        text: `UPDATE message SET state = 'expired', ended_at = $2 WHERE (city_id, message_id) IN (
            SELECT city_id, message_id FROM message WHERE city_id = $1 AND state = 'waiting' AND expires_at <= $2
            ORDER BY expires_at LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED)`,
        values: [city, now],
      });
      return rowCount ?? 0;
    },
    unrecorded: async (city, after, limit) => {
      const { rows } = await pool.query<EndedMessage>({
        name: 'message_unrecorded',
        text: `SELECT message_id AS id, ticket_id AS ticket, version, template, receiver, channel, state = 'sent' AS delivered, problem,
            ended_at AS "endedAt"
          FROM message WHERE city_id = $1 AND unrecorded AND ended_at IS NOT NULL AND ($2::uuid IS NULL OR message_id > $2)
          ORDER BY message_id LIMIT $3`,
        values: [city, after, limit],
      });
      return rows;
    },
    markRecorded: async (city, { id, endedAt }) => {
      await pool.query({
        name: 'message_recorded',
        text: 'UPDATE message SET unrecorded = false WHERE city_id = $1 AND message_id = $2 AND ended_at = $3',
        values: [city, id, endedAt],
      });
    },
    prune: async (city, before, signal) => {
      while (!signal.aborted) {
        const { rowCount } = await pool.query(
          `DELETE FROM message WHERE (city_id, message_id) IN (
            SELECT city_id, message_id FROM message WHERE city_id = $1 AND ended_at < $2 AND NOT unrecorded LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED)`,
          [city, before],
        );
        if ((rowCount ?? 0) < BATCH) return;
      }
    },
  };
}
