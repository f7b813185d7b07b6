import { chooseAccount } from './choose-account.ts';
import { findBinaries } from './binaries.ts';
import { writeConfiguration } from './configuration.ts';
import { ownerOfData, prepareDataFolder } from './data-folder.ts';
import { fromFileSystem } from './embedded-error.ts';
import { hasData, initialise } from './initialise.ts';
import { takeLock } from './instance-lock.ts';
import { ensureDatabase, urlOf } from './owner-database.ts';
import { settlePredecessor } from './predecessor.ts';
import { launchServer } from './server-process.ts';
import type { ServerExit } from './server-process.ts';
import { chooseSocketFolder } from './socket-folder.ts';

/** What `startEmbedded` needs. */
export type EmbeddedOptions = {
  /** The one folder of all data; created when missing. */
  readonly dataDir: string;
  /** Receives one line for each thing an operator should know. */
  readonly log: (line: string) => void;
  /** False switches fsync off: only for servers whose data are thrown away. Default true. */
  readonly durable?: boolean;
  /** Where programs and data go that PostgreSQL's account could not reach otherwise (as root). Default /var/lib/huiyin. */
  readonly systemDir?: string;
};

/** A running server. */
export type EmbeddedServer = {
  /** Connection string of the database, as its owner (for migrations). */
  readonly url: string;
  /** Where the data really lie; differs from the folder asked for when PostgreSQL's account could not reach that. */
  readonly dataDir: string;
  /** Process number of the server. */
  readonly pid: number;
  /** Settles when the server ends, whoever ended it. Never rejects. */
  readonly exited: Promise<ServerExit>;
  /** Disconnects everybody, writes everything down, and waits until no process is left. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL on `dataDir`, creating the data on the first start. One data folder has one server: throws
 * `EmbeddedError` with code `inUse` while another process holds it; whatever a crash left behind is put in order.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, log, durable = true, systemDir = '/var/lib/huiyin' } = options;
  const account = await chooseAccount(await ownerOfData(dataDir), log);
  const binaries = await findBinaries(account, systemDir);
  const folder = await prepareDataFolder(dataDir, account, { systemDir, log });
  const lock = takeLock(folder.root);
  try {
    if (!(await hasData(folder.cluster, binaries))) {
      log(`creating the database in ${folder.root}`);
      await initialise(folder, binaries, account, durable);
    }
    const strangerPid = await settlePredecessor(folder.cluster, log);
    await writeConfiguration(folder, account, durable);
    const socketDir = await chooseSocketFolder(folder, account);
    const server = await launchServer({ folder, binaries, account, socketDir, strangerPid });
    const exited = server.exited.finally(lock.release);
    await ensureDatabase(socketDir).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    log(`PostgreSQL ${binaries.version}${account === undefined ? '' : ` runs as ${account.name}`}, data in ${folder.root}`);
    return {
      url: urlOf(socketDir),
      dataDir: folder.root,
      pid: server.pid,
      exited,
      stop: async () => {
        await server.stop();
        await exited;
      },
    };
  } catch (error) {
    lock.release();
    throw fromFileSystem(error, folder.root);
  }
}
