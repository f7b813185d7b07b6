import assert from 'node:assert/strict';
import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test, type TestContext } from 'node:test';
import { TICKETS_PER_BATCH } from '../../src/application/import/read-tickets.ts';
import { type TestDatabase, withDatabase } from '../support/database.ts';
import { type Ended, launch, projectFolder, runHuiyin, type Running, temporaryFolder } from '../support/huiyin-process.ts';
import { ticketFile, ticketFileMapping } from '../support/ticket-file.ts';
import { waitUntil } from '../support/wait-until.ts';

const ROWS = 10 * TICKETS_PER_BATCH + 7;
/** Batches that come through before the database holds the import up. */
const FREE_BATCHES = 2;

/** A city in a database, a file for it, and the command that imports it. */
type World = {
  readonly database: TestDatabase;
  readonly file: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

async function prepare(t: TestContext): Promise<World> {
  const folder = await temporaryFolder(t);
  const database = await withDatabase(t);
  const env = { DATABASE_URL: database.ownerUrl, HUIYIN_DATA: path.join(folder, 'data') };
  const [file, mapping] = [path.join(folder, 'tickets.csv'), path.join(folder, 'tickets.yaml')];
  await pipeline(Readable.from(ticketFile(ROWS, true)), createWriteStream(file));
  writeFileSync(mapping, ticketFileMapping());
  assert.equal((await runHuiyin(t, ['profile', 'load', path.join(projectFolder, 'profiles', 'lvliang')], env)).code, 0);
  return { database, file, words: ['import', file, '--mapping', mapping, '--city', 'lvliang'], env };
}

/** Lets the first batches through and holds every later one up in the middle of its transaction, until it is let go. */
async function holdAfterFirstBatches({ database }: World): Promise<AsyncDisposable & { letGo(): Promise<void>; reached(): Promise<void> }> {
  const holder = await database.ownerPool.connect();
  await holder.query(`CREATE SEQUENCE came;
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF nextval('came') > ${String(FREE_BATCHES)} THEN PERFORM pg_advisory_xact_lock(7); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER hold AFTER INSERT ON ticket FOR EACH STATEMENT EXECUTE FUNCTION hold();
    SELECT pg_advisory_lock(7);`);
  const before = (await counts(database)).tickets;
  const letGo = async (): Promise<void> => {
    await holder.query('SELECT pg_advisory_unlock_all()');
  };
  return {
    letGo,
    reached: async () => {
      await waitUntil(
        async () => (await counts(database)).tickets - before === FREE_BATCHES * TICKETS_PER_BATCH && (await waiting(database)) > 0,
      );
    },
    [Symbol.asyncDispose]: async () => {
      await letGo();
      await holder.query('DROP FUNCTION hold CASCADE; DROP SEQUENCE came');
      holder.release();
    },
  };
}

async function waiting({ ownerPool }: TestDatabase): Promise<number> {
  const { rows } = await ownerPool.query<{ n: number }>(
    `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows[0]?.n ?? 0;
}

type Counts = { readonly tickets: number; readonly events: number; readonly requests: number; readonly sources: number };

async function counts({ ownerPool }: TestDatabase): Promise<Counts> {
  const { rows } = await ownerPool.query<Counts>(
    `SELECT (SELECT count(*) FROM ticket) AS tickets, (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM citizen_request) AS requests,
       (SELECT count(DISTINCT source_number) FROM ticket) AS sources`,
  );
  const [row] = rows;
  assert.ok(row);
  return row;
}

const all = (count: number): Counts => ({ tickets: count, events: count, requests: count, sources: count });

function start(t: TestContext, { words, env }: World, ...more: readonly string[]): Running {
  return launch(t, path.join(projectFolder, 'huiyin'), [...words, ...more], { env });
}

/** A repetition brings in what is missing, and one more brings nothing. */
async function assertRepetitionCompletes(t: TestContext, world: World): Promise<void> {
  const before = await counts(world.database);
  assert.deepEqual(before, all(before.tickets), 'something is half there');
  for (const missing of [ROWS - before.tickets, 0]) {
    const { code, out } = await runHuiyin(t, [...world.words, '--json'], world.env);
    const { written } = JSON.parse(out) as { readonly written: unknown };
    assert.deepEqual([code, written], [0, { inserted: missing, alreadyThere: ROWS - missing }]);
  }
  assert.deepEqual(await counts(world.database), all(ROWS));
}

test('[R-1] an import that is killed leaves whole batches only, and its repetition completes it', async (t) => {
  const world = await prepare(t);
  {
    await using hold = await holdAfterFirstBatches(world);
    const running = start(t, world);
    await hold.reached();
    running.child.kill('SIGKILL');
    await running.ended;
    await hold.letGo();
    // The server finds out by itself that nobody is there any more.
    await waitUntil(async () => (await clients(world.database)) === 0);
  }
  assert.deepEqual(await counts(world.database), all(FREE_BATCHES * TICKETS_PER_BATCH));
  await assertRepetitionCompletes(t, world);
});

async function clients({ ownerPool }: TestDatabase): Promise<number> {
  const { rows } = await ownerPool.query<{ n: number }>(
    `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY %'`,
  );
  return rows[0]?.n ?? 0;
}

test('[R-1] Ctrl-C finishes the batches at hand and stops; the repetition goes on from there', async (t) => {
  const world = await prepare(t);
  let ended: Ended;
  {
    await using hold = await holdAfterFirstBatches(world);
    const running = start(t, world);
    await hold.reached();
    running.child.kill('SIGINT');
    await hold.letGo();
    ended = await running.ended;
  }
  assert.equal(ended.code, 130);
  assert.match(ended.out, /文件没有读完 the file was not read to its end/u);
  assert.match(ended.out, /重复同一命令即可继续/u);
  const { tickets } = await counts(world.database);
  assert.ok(tickets < ROWS && tickets % TICKETS_PER_BATCH === 0, String(tickets));
  await assertRepetitionCompletes(t, world);
});

test('[R-1] a connection that is lost is told with what is done, and that repeating is safe', async (t) => {
  const world = await prepare(t);
  const plain = await loseConnection(t, world);
  const kept = (await counts(world.database)).tickets;
  const shown = kept.toLocaleString('en');
  assert.equal(plain.code, 2);
  assert.match(plain.err, new RegExp(`新导入 ${shown} 件.*重复同一命令即可，不会重复导入`, 'u'));
  assert.match(plain.err, new RegExp(`${shown} tickets imported.*nothing is imported twice`, 'u'));
  assert.match(plain.err, /The database does not answer/u);

  const json = await loseConnection(t, world, '--json');
  assert.equal(json.code, 2);
  const { ok, written, repeatable } = JSON.parse(json.out) as { ok: boolean; written: { inserted: number }; repeatable: boolean };
  assert.deepEqual([ok, kept + written.inserted, repeatable], [false, (await counts(world.database)).tickets, true]);
  assert.match(json.err, /"code":"DatabaseUnavailable"/u);
  await assertRepetitionCompletes(t, world);
});

/** Runs an import until some batches are in, and ends its connections in the middle of the next one. */
async function loseConnection(t: TestContext, world: World, ...words: readonly string[]): Promise<Ended> {
  await using hold = await holdAfterFirstBatches(world);
  const running = start(t, world, ...words);
  await hold.reached();
  await world.database.ownerPool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY %'`,
  );
  await hold.letGo();
  return await running.ended;
}
