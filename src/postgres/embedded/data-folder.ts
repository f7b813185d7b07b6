import { chmod, chown, lstat, mkdtemp, readdir, readlink, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError, fromFileSystem } from './embedded-error.ts';
import { makeFolder } from './make-folder.ts';
import { runTool } from './run-tool.ts';

/**
 * Where everything of one installation lies. `root` is the data folder itself (real path); beside the three
 * folders of PostgreSQL it holds the lock and what the rest of Huiyin keeps there (keys, files).
 */
export type DataFolder = { readonly root: string; readonly cluster: string; readonly log: string; readonly socket: string };

/** Where data go that the account could not reach in the folder asked for, and who is told. */
export type Fallback = { readonly systemDir: string; readonly log: (line: string) => void };

/** The numeric owner of the data in `requested`; `undefined` when there are none yet. */
export async function ownerOfData(requested: string): Promise<number | undefined> {
  try {
    return (await stat(path.join(requested, 'postgres', 'PG_VERSION'))).uid;
  } catch {
    return undefined;
  }
}

/**
 * Makes the data folder ready for `account`. A folder that the account cannot reach (under /root, say) becomes a
 * link to one in `systemDir`, so the next start finds the same data whatever happens to the permissions meanwhile.
 */
export async function prepareDataFolder(requested: string, account: Account | undefined, place: Fallback): Promise<DataFolder> {
  const wanted = path.resolve(requested);
  try {
    await refuseDeadLink(wanted);
    const root = account === undefined ? await ensureOwn(wanted) : await ensureReachable(wanted, account, place);
    const folder = { root, cluster: path.join(root, 'postgres'), log: path.join(root, 'log'), socket: path.join(root, 'socket') };
    for (const part of [folder.log, folder.socket]) {
      await makeFolder(part, 0o700);
      if (account !== undefined) await chown(part, account.uid, account.gid);
    }
    return folder;
  } catch (error) {
    throw fromFileSystem(error, wanted);
  }
}

async function ensureOwn(wanted: string): Promise<string> {
  await makeFolder(wanted, 0o700);
  return await realpath(wanted);
}

/** A link whose end is gone means data that are somewhere else now; beginning anew would hide that. */
async function refuseDeadLink(wanted: string): Promise<void> {
  const link = await readlink(wanted).catch(() => undefined);
  if (link === undefined || (await exists(path.resolve(path.dirname(wanted), link)))) return;
  throw new EmbeddedError(
    'unreachable',
    `${wanted} is a link to ${link}, which is not there. Bring the data back, or remove the link to start empty.`,
  );
}

async function ensureReachable(wanted: string, account: Account, { systemDir, log }: Fallback): Promise<string> {
  if (await exists(wanted)) {
    const real = await realpath(wanted);
    if (await canEnter(real, account)) return real;
    if (await canEnter(path.dirname(real), account)) return await makeShared(real);
    if ((await readdir(real)).length > 0) {
      throw new EmbeddedError(
        'unreachable',
        `PostgreSQL runs as ${account.name}, which cannot enter ${real}. Open the folders above it (chmod o+x), or move the data and set HUIYIN_DATA.`,
      );
    }
    await rmdir(wanted);
  }
  const parent = path.dirname(wanted);
  await makeFolder(parent);
  if (await canEnter(parent, account)) return await makeShared(wanted);

  await makeFolder(systemDir);
  await chmod(systemDir, 0o755);
  const real = await makeShared(await mkdtemp(path.join(systemDir, `data-${path.basename(parent)}-`)));
  await symlink(real, wanted);
  log(`PostgreSQL runs as ${account.name}, which cannot enter ${parent}: the data lie in ${real}, and ${wanted} is a link to it`);
  return real;
}

/** A folder that root owns and others may pass through, but not list: what lies in it protects itself. */
async function makeShared(place: string): Promise<string> {
  await makeFolder(place);
  await chmod(place, 0o711);
  return await realpath(place);
}

async function exists(place: string): Promise<boolean> {
  try {
    await lstat(place);
    return true;
  } catch {
    return false;
  }
}

/** Asked by trying it: mode bits alone know nothing of access lists or of network file systems. */
async function canEnter(folder: string, account: Account): Promise<boolean> {
  return (await runTool('/bin/sh', ['-c', 'cd -- "$0"', folder], account)).code === 0;
}
