import pg from 'pg';
import type { TableShape } from '../../application/backup/ports.ts';

/**
 * Numbers of transactions belong to the server that gave them. In a backup everything is of one old transaction, which no server can
 * overtake, and is numbered in the order of commits: readers meet it in the order in which they met it before.
 */
const ONE_TRANSACTION = `'3'::xid8`;

function inOrderOfCommits(position: string): string {
  return `row_number() OVER (ORDER BY city_id, transaction_id, ${position})`;
}

/** The new number of the last row up to a checkpoint: how many there are, those of the cities before included. */
function numberedUpTo(table: string, position: string): string {
  return `(SELECT count(*) FROM ${table} r WHERE r.city_id < t.city_id
    OR (r.city_id = t.city_id AND (r.transaction_id, r.${position}) <= (t.transaction_id, t.global_position)))`;
}

/** Columns that are written otherwise than they are stored, by table. */
const rewritten: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: { transaction_id: ONE_TRANSACTION, global_position: inOrderOfCommits('global_position') },
  ticket_change: { transaction_id: ONE_TRANSACTION, position: inOrderOfCommits('position') },
  projection_checkpoint: {
    transaction_id: ONE_TRANSACTION,
    // Those of the lists are places in the feed of changes, all others in history.
    global_position: `CASE WHEN split_part(projection, ':', 1) = 'lists' THEN ${numberedUpTo('ticket_change', 'position')}
      ELSE ${numberedUpTo('event', 'global_position')} END`,
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
