import path from 'node:path';
import { openBackupFile } from '../channels/backup/open-backup-file.ts';
import { writeBackupFile } from '../channels/backup/write-backup-file.ts';
import { createBackupCommand } from '../cli/backup.ts';
import type { Command } from '../cli/command.ts';
import { createRestoreCommand } from '../cli/restore.ts';
import { noteBackup } from '../postgres/backup/note-backup.ts';
import { createRestoreTarget } from '../postgres/backup/restore-target.ts';
import { createSnapshotSource } from '../postgres/backup/snapshot-source.ts';
import { startEmbedded } from '../postgres/embedded/start-embedded.ts';
import { createPool } from '../postgres/pool.ts';
import type { Config } from './config.ts';
import { fingerprintOf, keyFileOf, readKey } from './data-key.ts';
import { borrowAsItIs } from './database.ts';
import { migrationsFolder } from './paths.ts';
import { listenForStop } from './stop-signals.ts';

/** Exit code of a process that a signal ended, as shells count it. */
const INTERRUPTED = 130;

/**
 * The backup command on this installation. Nothing is changed, not even an older schema, but for the note that a backup was written; the
 * key is not asked for.
 */
export function createWiredBackupCommand(readConfig: () => Config, program: string): Command<unknown> {
  return createBackupCommand({
    program,
    beginFile: writeBackupFile,
    open: async () => {
      const config = readConfig();
      await using opening = new AsyncDisposableStack();
      const stop = opening.use(listenForStop(() => process.exit(INTERRUPTED)));
      const database = opening.use(await borrowAsItIs(config, logLine));
      const opened = opening.move();
      return {
        source: createSnapshotSource(database.pool),
        signal: stop.signal,
        keyFile: keyFileOf({ dataDir: database.dataDir, keyFile: config.keyFile }),
        note: async (backup) => await noteBackup(database.pool, backup),
        [Symbol.asyncDispose]: () => opened.disposeAsync(),
      };
    },
  });
}

/** The restore command on this machine. */
export function createWiredRestoreCommand(readConfig: () => Config): Command<unknown> {
  const dataDirOf = (into: string | null): string => (into === null ? readConfig().dataDir : path.resolve(into));
  return createRestoreCommand({
    openFile: openBackupFile,
    hasOwnDatabase: () => readConfig().databaseUrl !== null,
    findKey: async (into, fingerprint) => {
      const file = keyFileOf({ dataDir: dataDirOf(into), keyFile: readConfig().keyFile });
      const key = await readKey(file);
      if (key === undefined) return { file, state: 'missing' };
      return { file, state: fingerprintOf(key) === fingerprint ? 'fits' : 'other' };
    },
    open: async (into) => {
      await using opening = new AsyncDisposableStack();
      const stop = opening.use(listenForStop(() => process.exit(INTERRUPTED)));
      const owner = createPool(await serverUrl(opening, readConfig().databaseUrl, dataDirOf(into)), {
        max: 1,
        applicationName: 'huiyin restore',
      });
      opening.defer(async () => {
        await owner.end();
      });
      const opened = opening.move();
      return {
        target: createRestoreTarget(owner, migrationsFolder),
        signal: stop.signal,
        [Symbol.asyncDispose]: () => opened.disposeAsync(),
      };
    },
  });
}

async function serverUrl(opening: AsyncDisposableStack, databaseUrl: string | null, dataDir: string): Promise<string> {
  if (databaseUrl !== null) return databaseUrl;
  const server = await startEmbedded({ dataDir, log: logLine });
  opening.defer(async () => {
    await server.stop();
  });
  return server.url;
}

function logLine(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
