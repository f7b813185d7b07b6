import assert from 'node:assert/strict';
import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import { importFile, readMapping, type TimedImport } from '../../../bench/import/import-file.ts';
import { temporaryFolder } from '../../../test/support/huiyin-process.ts';
import { mountSmallDisk } from '../../../test/support/small-disk.ts';
import { SQL_FOLDER } from '../../../test/support/test-server.ts';
import { ticketFile, ticketFileMapping, ticketFileProfile } from '../../../test/support/ticket-file.ts';
import { TICKETS_PER_BATCH } from '../../application/import/read-tickets.ts';
import { DatabaseUnavailable, DiskFull } from '../database-error.ts';
import { startEmbedded } from '../embedded/start-embedded.ts';
import { migrate } from '../migrate.ts';
import { createPool } from '../pool.ts';

const ROWS = 30_000;

test('[R-1] a disk that fills up in mid-import: whole batches are kept, and with more room the repetition completes it', async (t) => {
  const disk = mountSmallDisk(t, 150);
  if (disk === undefined) {
    t.skip('mounting is not allowed here');
    return;
  }
  const file = await makeFile(t);
  let written = 0;
  const failure: unknown = await withServer(disk.folder, async (pool) => {
    await importTo(pool, file, (inserted) => {
      written = inserted;
    });
  }).catch((error: unknown) => error);
  // When the disk fills on the log instead of a table, PostgreSQL ends itself rather than go on without it.
  assert.ok(failure instanceof DiskFull || failure instanceof DatabaseUnavailable, String(failure));
  assert.ok(written > 0, 'nothing fitted on the disk');

  disk.resize(1_000);
  await withServer(disk.folder, async (pool) => {
    const kept = await counts(pool);
    assert.ok(kept.tickets >= written && kept.tickets % TICKETS_PER_BATCH === 0, `${String(kept.tickets)} kept, ${String(written)} told`);
    assert.deepEqual(kept, { tickets: kept.tickets, events: kept.tickets });
    const { summary } = await importTo(pool, file);
    assert.deepEqual(summary.written, { inserted: ROWS - kept.tickets, alreadyThere: kept.tickets });
    assert.deepEqual(await counts(pool), { tickets: ROWS, events: ROWS });
  });
});

type InputFile = { readonly file: string; readonly mapping: string };

async function makeFile(t: TestContext): Promise<InputFile> {
  const folder = await temporaryFolder(t);
  const [file, mapping] = [path.join(folder, 'tickets.csv'), path.join(folder, 'tickets.yaml')];
  await pipeline(Readable.from(ticketFile(ROWS, false)), createWriteStream(file));
  writeFileSync(mapping, ticketFileMapping());
  return { file, mapping };
}

async function importTo(
  pool: pg.Pool,
  { file, mapping }: InputFile,
  onWritten: (inserted: number) => void = () => undefined,
): Promise<TimedImport> {
  return await importFile(pool, file, readMapping(mapping), ticketFileProfile(), (progress) => {
    onWritten(progress.written?.inserted ?? 0);
  });
}

/** A durable server whose data lie in this folder, for as long as `work` takes. */
async function withServer(folder: string, work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const server = await startEmbedded({ dataDir: path.join(folder, 'data'), log: () => undefined });
  const pool = createPool(server.url);
  try {
    await migrate(pool, SQL_FOLDER);
    await work(pool);
  } finally {
    await pool.end();
    await server.stop();
  }
}

async function counts(pool: pg.Pool): Promise<{ readonly tickets: number; readonly events: number }> {
  const { rows } = await pool.query<{ tickets: number; events: number }>(
    'SELECT (SELECT count(*) FROM ticket) AS tickets, (SELECT count(*) FROM event) AS events',
  );
  const [row] = rows;
  assert.ok(row);
  return row;
}
