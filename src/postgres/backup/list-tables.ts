import type pg from 'pg';
import type { TableShape } from '../../application/backup/ports.ts';

/**
 * What a backup does not hold: what migrations write themselves; processes that lived; sessions, since one that was ended after the
 * backup must not come back to life.
 */
export const LEFT_OUT: readonly string[] = ['schema_migration', 'worker', 'session'];

const TABLES = `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> ALL ($1::text[])
  GROUP BY c.relname ORDER BY c.relname`;

const REFERENCES = `SELECT c.relname AS from, f.relname AS to
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conrelid <> k.confrelid`;

/** Every table that a backup holds, by the catalogue of the database; each after those that it refers to. */
export async function listTables(client: pg.PoolClient): Promise<readonly TableShape[]> {
  const { rows: tables } = await client.query<TableShape>(TABLES, [LEFT_OUT]);
  const { rows: references } = await client.query<{ readonly from: string; readonly to: string }>(REFERENCES);
  const ordered: TableShape[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name));
    const free = [...waiting].filter(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`);
    for (const table of free) {
      ordered.push(table);
      waiting.delete(table);
    }
  }
  return ordered;
}
