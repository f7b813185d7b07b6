import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError, fromFileSystem } from './embedded-error.ts';
import { runTool } from './run-tool.ts';

/**
 * Where everything of one installation lies. `root` is the data folder itself (real path); beside the three
 * folders of PostgreSQL it holds the lock and what the rest of Huiyin keeps there (keys, files).
 */
export type DataFolder = { readonly root: string; readonly cluster: string; readonly log: string; readonly socket: string };

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
export async function prepareDataFolder(requested: string, account: Account | undefined, systemDir: string): Promise<DataFolder> {
  const wanted = path.resolve(requested);
  try {
    const root = account === undefined ? await ensureOwn(wanted) : await ensureReachable(wanted, account, systemDir);
    const folder = { root, cluster: path.join(root, 'postgres'), log: path.join(root, 'log'), socket: path.join(root, 'socket') };
    for (const place of [folder.log, folder.socket]) {
      await mkdir(place, { recursive: true, mode: 0o700 });
      if (account !== undefined) await chown(place, account.uid, account.gid);
    }
    return folder;
  } catch (error) {
    throw fromFileSystem(error, wanted);
  }
}

async function ensureOwn(wanted: string): Promise<string> {
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  return await realpath(wanted);
}

async function ensureReachable(wanted: string, account: Account, systemDir: string): Promise<string> {
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
  await mkdir(parent, { recursive: true });
  if (await canEnter(parent, account)) return await makeShared(wanted);

  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  await mkdir(systemDir, { recursive: true });
  await chmod(systemDir, 0o755);
  const real = await makeShared(path.join(systemDir, `data-${name}`));
  await symlink(real, wanted);
  return await realpath(wanted);
}

/** A folder that root owns and others may pass through, but not list: what lies in it protects itself. */
async function makeShared(place: string): Promise<string> {
  await mkdir(place, { recursive: true });
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
