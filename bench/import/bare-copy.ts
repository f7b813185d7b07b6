import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** The tables that an import writes, in the order it writes them. */
const TABLES = ['ticket', 'citizen_request', 'clock', 'event', 'person'] as const;

/** Given by the database as rows come in. */
const GENERATED: ReadonlySet<string> = new Set(['global_position', 'transaction_id', 'recorded_at']);

/** Rows of the tables as COPY gives and takes them. */
export type TableCopy = { readonly table: string; readonly columns: string; readonly pieces: readonly Buffer[] };

/** Takes all rows of the tables that an import writes. */
export async function copyOut(pool: pg.Pool): Promise<readonly TableCopy[]> {
  const client = await pool.connect();
  try {
    const copies: TableCopy[] = [];
    for (const table of TABLES) {
      const { fields } = await client.query(`SELECT * FROM ${table} LIMIT 0`);
      const columns = fields
        .map(({ name }) => name)
        .filter((name) => !GENERATED.has(name))
        .join(', ');
      const pieces: Buffer[] = [];
      for await (const piece of client.query(copyTo(`COPY ${table} (${columns}) TO STDOUT`))) pieces.push(piece as Buffer);
      copies.push({ table, columns, pieces: inPieces(Buffer.concat(pieces)) });
    }
    return copies;
  } finally {
    client.release();
  }
}

/** Puts the rows into another database in one transaction and gives the seconds it took. */
export async function copyIn(pool: pg.Pool, copies: readonly TableCopy[]): Promise<number> {
  const client = await pool.connect();
  const startedAt = performance.now();
  try {
    await client.query('BEGIN');
    for (const { table, columns, pieces } of copies) {
      await pipeline(Readable.from(pieces), client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)));
    }
    await client.query('COMMIT');
    return (performance.now() - startedAt) / 1000;
  } finally {
    client.release();
  }
}

const PIECE = 256 * 1024;

function inPieces(all: Buffer): readonly Buffer[] {
  return Array.from({ length: Math.ceil(all.length / PIECE) }, (_, index) => all.subarray(index * PIECE, (index + 1) * PIECE));
}
