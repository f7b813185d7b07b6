import pg from 'pg';
import type { TableShape } from '../../application/backup/ports.ts';

/**
 * Numbers of transactions belong to the server that gave them. In a backup all events are of one old transaction, which no
 * server can overtake, and are numbered in the order of commits: readers meet them in the order in which they met them before.
 */
const ONE_TRANSACTION = `'3'::xid8`;

/** Columns that are written otherwise than they are stored, by table. */
const rewritten: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: {
    transaction_id: ONE_TRANSACTION,
    global_position: 'row_number() OVER (ORDER BY city_id, transaction_id, global_position)',
  },
  projection_checkpoint: {
    transaction_id: ONE_TRANSACTION,
    // Events up to the checkpoint, and those of the cities before.
    global_position: `(SELECT count(*) FROM event e WHERE e.city_id < t.city_id
      OR (e.city_id = t.city_id AND (e.transaction_id, e.global_position) <= (t.transaction_id, t.global_position)))`,
  },
};

/** The statement that gives the rows of a table as a backup holds them. */
export function selectRows({ name, columns }: TableShape): string {
  const list = columns.map((column) => rewritten[name]?.[column] ?? pg.escapeIdentifier(column));
  return `COPY (SELECT ${list.join(', ')} FROM ${pg.escapeIdentifier(name)} t) TO STDOUT`;
}

/** Whether the column's value holds for the server alone, and a rule above says what becomes of it. */
export function isRewritten(table: string, column: string): boolean {
  return rewritten[table]?.[column] !== undefined;
}
