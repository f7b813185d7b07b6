import pg from 'pg';
import type { CommitmentLine, CommitmentRow, CommitmentWrite, LedgerAppended, LedgerStore } from '../../application/ledger/ports.ts';
import type { IdempotencyKey } from '../../application/ports.ts';
import type { Commitment } from '../../domain/commitment/commitment.ts';
import type { CommitmentEvent } from '../../domain/commitment/events.ts';
import type { CityId, CommitmentId } from '../../domain/kernel/ids.ts';
import { inTransaction } from '../transaction.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const LIGHT = `CASE WHEN red_on <= $2 THEN 'red' WHEN yellow_on <= $2 THEN 'yellow' WHEN note_on <= $2 THEN 'note' WHEN green_on IS NOT NULL THEN 'green' END`;
const UPSERT = `INSERT INTO commitment AS c (city_id, commitment_id, version, number, year, state, kind, theme, area, lead, units, leader, lists,
    title, sentence, deadline, verdict, green_on, note_on, yellow_on, red_on, next_due_at, snapshot)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
  ON CONFLICT (city_id, commitment_id) DO UPDATE SET version = excluded.version, state = excluded.state, kind = excluded.kind,
    theme = excluded.theme, area = excluded.area, lead = excluded.lead, units = excluded.units, leader = excluded.leader,
    lists = excluded.lists, title = excluded.title, deadline = excluded.deadline, verdict = excluded.verdict, green_on = excluded.green_on,
    note_on = excluded.note_on, yellow_on = excluded.yellow_on, red_on = excluded.red_on, next_due_at = excluded.next_due_at,
    snapshot = excluded.snapshot`;

/** The ledger of promises in PostgreSQL. */
export function createLedgerStore(pool: pg.Pool): LedgerStore {
  return {
    read: async (city, id) => {
      // What is no UUID names no promise; the database would call it an error.
      if (!UUID.test(id)) return undefined;
      const text = 'SELECT snapshot FROM commitment WHERE city_id = $1 AND commitment_id = $2';
      const { rows } = await pool.query<{ readonly snapshot: Commitment }>({ name: 'commitment_read', text, values: [city, id] });
      return rows[0]?.snapshot;
    },
    history: async (city, id) => {
      if (!UUID.test(id)) return [];
      const text = `SELECT type, occurred_at AS at, metadata -> 'by' AS by, data, clocks FROM ledger_event
        WHERE city_id = $1 AND stream_id = $2 ORDER BY version`;
      return (await pool.query<CommitmentEvent>({ name: 'ledger_history', text, values: [city, id] })).rows;
    },
    findNumber: async (city, number) => {
      const text = 'SELECT commitment_id AS id FROM commitment WHERE city_id = $1 AND number = $2';
      return (await pool.query<{ readonly id: CommitmentId }>({ name: 'commitment_number', text, values: [city, number] })).rows[0]?.id;
    },
    append: async (city, write, key) => {
      try {
        return await inTransaction(pool, async (client) => await append(client, city, write, key));
      } catch (error) {
        const clash = clashOf(error);
        if (clash === undefined) throw error;
        return { type: clash };
      }
    },
    list: async (city, { year, kind, state, light, area, unit, list, after }, day, limit) => {
      const { rows } = await pool.query<CommitmentLine>({
        name: 'commitment_list',
        text: `SELECT commitment_id AS id, version, number, state, kind, title, lead, deadline::text AS deadline, ${LIGHT} AS light, verdict
          FROM commitment WHERE city_id = $1 AND ($3::integer IS NULL OR year = $3) AND ($4::text IS NULL OR kind = $4)
            AND ($5::text IS NULL OR state = $5) AND ($6::text IS NULL OR ${LIGHT} = $6) AND ($7::text IS NULL OR area = $7)
            AND ($8::text IS NULL OR $8 = ANY (units)) AND ($9::text IS NULL OR $9 = ANY (lists)) AND ($10::text IS NULL OR number > $10)
          ORDER BY number LIMIT $11`,
        values: [city, day, year, kind, state, light, area, unit, list, after, limit],
      });
      return rows;
    },
    due: async (city, now, limit) => {
      const text = 'SELECT commitment_id AS id FROM commitment WHERE city_id = $1 AND next_due_at <= $2 ORDER BY next_due_at LIMIT $3';
      return (await pool.query<{ readonly id: CommitmentId }>({ name: 'commitment_due', text, values: [city, now, limit] })).rows.map(
        ({ id }) => id,
      );
    },
  };
}

async function append(
  client: pg.PoolClient,
  city: CityId,
  write: CommitmentWrite | null,
  key: IdempotencyKey | null,
): Promise<LedgerAppended> {
  if (key !== null) {
    type Row = { readonly digest: string; readonly stream: CommitmentId; readonly version: number };
    const text = 'SELECT digest, stream_id AS stream, version FROM ledger_answer WHERE city_id = $1 AND key = $2';
    const [known] = (await client.query<Row>({ name: 'ledger_answer', text, values: [city, key.key] })).rows;
    if (known !== undefined) {
      return known.digest === key.digest ? { type: 'replayed', stream: known.stream, version: known.version } : { type: 'keyReused' };
    }
  }
  if (write === null) return { type: 'stale' };
  const { stream, expectedVersion, events, cause, row } = write;
  const facts = events.map(({ type, at, by, data, clocks }, index) => ({
    version: expectedVersion + index + 1,
    type,
    at,
    data,
    clocks,
    metadata: { by, ...(cause === null ? {} : { cause }) },
  }));
  await client.query({
    name: 'ledger_append',
    text: `INSERT INTO ledger_event (city_id, stream_id, version, type, schema_version, occurred_at, data, clocks, metadata)
      SELECT $1, $2, version, type, 1, at, data, clocks, metadata
      FROM jsonb_to_recordset($3) AS f (version integer, type text, at timestamptz, data jsonb, clocks jsonb, metadata jsonb)`,
    values: [city, stream, JSON.stringify(facts)],
  });
  await client.query({ name: 'commitment_write', text: UPSERT, values: [...rowValues(city, row)] });
  if (key !== null) {
    await client.query({
      name: 'ledger_answer_keep',
      text: 'INSERT INTO ledger_answer (city_id, key, digest, stream_id, version) VALUES ($1, $2, $3, $4, $5)',
      values: [city, key.key, key.digest, stream, row.commitment.version],
    });
  }
  return { type: 'appended' };
}

function rowValues(city: CityId, { commitment, lights, nextDueAt }: CommitmentRow): readonly unknown[] {
  const { id, version, number, year, state, kind, theme, area, responsibility, lists, title, sentence, deadline, verdict } = commitment;
  const { lead, supports, leader } = responsibility;
  const units = lead === null ? supports : [lead, ...supports];
  return [
    ...[city, id, version, number, year, state, kind, theme, area, lead, units, leader?.name ?? null, lists, title, sentence, deadline],
    ...[verdict?.verdict ?? null, lights.green, lights.note, lights.yellow, lights.red, nextDueAt, JSON.stringify(commitment)],
  ];
}

function clashOf(error: unknown): 'stale' | 'numberTaken' | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23505') return undefined;
  if (error.constraint === 'commitment_number') return 'numberTaken';
  return error.constraint === 'ledger_event_pkey' || error.constraint === 'ledger_answer_pkey' ? 'stale' : undefined;
}
