import type pg from 'pg';
import type { Instant } from '../../domain/kernel/time.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { EventLog, EventMetadata } from '../../application/ports.ts';
import { storedEvent, type EventRow } from './stored-event.ts';

type LogRow = EventRow & {
  readonly transaction: string;
  readonly position: number;
  readonly stream_id: TicketId;
  readonly version: number;
  readonly metadata: EventMetadata;
  readonly recorded_at: Instant;
};

// A transaction that began earlier may still commit events with a lower position, and one with a higher position may
// have begun earlier: so the order is (transaction, position), and only transactions older than every running one are read.
const READ = `SELECT transaction_id::text AS transaction, global_position AS position, stream_id, version, type, schema_version,
    occurred_at, data, clocks, metadata -> 'by' AS by, metadata - 'by' AS metadata, recorded_at
  FROM event
  WHERE city_id = $1 AND (transaction_id, global_position) > ($2::xid8, $3)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id, global_position
  LIMIT $4`;

/** A city's events in the order of commits. */
export function createEventLog(database: pg.Pool | pg.PoolClient): EventLog {
  return {
    readAll: async (city, after, limit) => {
      const values = [city, after?.transaction ?? '0', after?.position ?? 0, limit];
      const { rows } = await database.query<LogRow>({ name: 'event_read_all', text: READ, values });
      return rows.map((row) => ({
        position: { transaction: row.transaction, position: row.position },
        stream: row.stream_id,
        version: row.version,
        event: storedEvent(row),
        metadata: row.metadata,
        recordedAt: row.recorded_at,
      }));
    },
  };
}
