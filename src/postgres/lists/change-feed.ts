import type pg from 'pg';
import type { TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ChangeFeed, ListChange } from '../../application/lists/ports.ts';
import type { StreamPosition } from '../../application/ports.ts';
import { PRUNED } from './checkpoints.ts';

type Row = {
  readonly transaction: string;
  readonly position: number;
  readonly at: Instant;
  readonly ticket_id: TicketId | null;
  readonly version: number | null;
  readonly units: readonly UnitCode[];
  readonly changes: readonly ListChange[];
};

// In the order of commits, as `EventLog.readAll` explains.
const READ = `SELECT transaction_id::text AS transaction, position, at, ticket_id, version, units, changes
  FROM ticket_change
  WHERE city_id = $1 AND (transaction_id, position) > ($2::xid8, $3)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id, position
  LIMIT $4`;

// Asked after reading: what was removed meanwhile is missed as well.
const GAP = `SELECT FROM projection_checkpoint
  WHERE city_id = $1 AND projection = '${PRUNED}' AND (transaction_id, global_position) > ($2::xid8, $3)`;

const POSITION = 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS transaction';

/** The feed of changes over `ticket_change`. */
export function createChangeFeed(pool: pg.Pool): ChangeFeed {
  return {
    read: async (city, after, limit) => {
      const from = [city, after?.transaction ?? '0', after?.position ?? 0];
      const { rows } = await pool.query<Row>({ name: 'change_read', text: READ, values: [...from, limit] });
      const gap = after === null ? 0 : (await pool.query({ name: 'change_gap', text: GAP, values: from })).rowCount;
      return {
        changes: rows.map(({ transaction, position, at, ticket_id: ticket, version, units, changes }) => ({
          position: { transaction, position },
          at,
          ticket,
          version,
          units,
          lists: changes.map(({ list, desk, n }) => ({ list, desk, n })),
        })),
        gap: gap !== 0,
      };
    },
    position: async () => {
      // Positions begin at 1: everything of the oldest running transaction comes behind this.
      const { rows } = await pool.query<Pick<StreamPosition, 'transaction'>>({ name: 'change_position', text: POSITION });
      return { transaction: rows[0]?.transaction ?? '0', position: 0 };
    },
  };
}
