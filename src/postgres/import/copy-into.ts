import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { toDatabaseError } from '../database-error.ts';
import { columnOf } from '../row-json.ts';
import { copyLines, type CopyValue } from './copy-text.ts';

/** Copies rows of one shape, behind the columns of `key`: the fields of the first are the columns of all. */
export async function copyInto<Row extends object>(
  client: pg.PoolClient,
  table: string,
  key: Readonly<Record<string, CopyValue>>,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const fields = Object.keys(first) as (keyof Row & string)[];
  const columns = [...Object.keys(key), ...fields.map(columnOf)].join(', ');
  const copy = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
  try {
    await pipeline(Readable.from(copyLines(rows, fields, Object.values(key))), copy);
  } catch (error) {
    throw toDatabaseError(error);
  }
}
