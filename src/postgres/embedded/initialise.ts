import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError, fromFileSystem, saysDiskFull } from './embedded-error.ts';
import { runTool } from './run-tool.ts';

/** The database superuser of an embedded server; it owns everything, and the application does not work as it. */
export const OWNER = 'huiyin';

/** True when the folder holds a complete set of data; `wrongVersion` when they are of another major version. */
export async function hasData(cluster: string, binaries: Binaries): Promise<boolean> {
  let version: string;
  try {
    version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw fromFileSystem(error, cluster);
  }
  if (version === String(binaries.major)) return true;
  throw new EmbeddedError(
    'wrongVersion',
    `The data in ${cluster} were written by PostgreSQL ${version}, but this Huiyin brings PostgreSQL ${binaries.major}. Dump them with version ${version} and restore, or move the folder away to start empty.`,
  );
}

/**
 * Creates an empty set of data. It is built beside its final place and renamed when complete, so a start that was
 * cut short leaves nothing that looks like data; its remains are removed here. Call it under the lock.
 */
export async function initialise(folder: DataFolder, binaries: Binaries, account: Account | undefined, durable: boolean): Promise<void> {
  try {
    await removeRemains(folder);
    const building = `${folder.cluster}.new-${randomBytes(4).toString('hex')}`;
    await mkdir(building, { mode: 0o700 });
    if (account !== undefined) await chown(building, account.uid, account.gid);
    await runInitdb(building, binaries, account, durable);
    await rename(building, folder.cluster);
    if (durable) await syncFolder(folder.root);
  } catch (error) {
    throw fromFileSystem(error, folder.root);
  }
}

async function removeRemains(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.root)) {
    if (name.startsWith('postgres.new-')) await rm(path.join(folder.root, name), { recursive: true, force: true });
  }
  const leftover = await readdir(folder.cluster).catch(() => undefined);
  if (leftover === undefined) return;
  if (leftover.length > 0) {
    throw new EmbeddedError('startFailed', `${folder.cluster} holds files but no PostgreSQL data (PG_VERSION is missing). Move it away.`);
  }
  await rm(folder.cluster, { recursive: true });
}

async function runInitdb(building: string, binaries: Binaries, account: Account | undefined, durable: boolean): Promise<void> {
  const { code, output } = await runTool(
    binaries.initdb,
    [
      `--pgdata=${building}`,
      `--username=${OWNER}`,
      '--encoding=UTF8',
      // PostgreSQL's own rules for text: an upgrade of the system's libraries cannot change the order of an index.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      '--auth-local=peer',
      '--auth-host=reject',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    account,
  );
  if (code === 0) {
    const main = path.join(building, 'postgresql.conf');
    await writeFile(main, `# Huiyin's settings; whatever stands below this line wins over them.\ninclude 'huiyin.conf'\n`);
    return;
  }
  await rm(building, { recursive: true, force: true });
  if (saysDiskFull(output)) {
    throw new EmbeddedError('diskFull', `The disk that holds ${path.dirname(building)} is full: the database could not be created.`);
  }
  throw new EmbeddedError('startFailed', `The database could not be created (initdb, exit ${String(code)}): ${output.trim()}`);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
