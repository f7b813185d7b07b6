import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { toDatabaseError } from '../database-error.ts';
import { columnOf } from '../row-json.ts';
import { copyLines, type KeyedRow } from './copy-text.ts';

/** Copies rows of one shape behind the columns of their key: the fields of the first row are the columns of all. */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  keyColumns: readonly string[],
  rows: Iterator<KeyedRow, void>,
): Promise<void> {
  const first = rows.next();
  if (first.done === true) return;
  const fields = Object.keys(first.value[1]);
  const columns = [...keyColumns, ...fields.map(columnOf)].join(', ');
  const copy = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
  try {
    await pipeline(Readable.from(copyLines(first.value, rows, fields)), copy);
  } catch (error) {
    throw toDatabaseError(error);
  }
}
