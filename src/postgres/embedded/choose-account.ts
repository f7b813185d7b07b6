import { readFile } from 'node:fs/promises';
import type { Account } from './account.ts';
import { EmbeddedError } from './embedded-error.ts';
import { runTool } from './run-tool.ts';

const PREFERRED = ['huiyin', 'postgres'] as const;

/**
 * The account that PostgreSQL runs under when we are root, which it refuses to run as: the owner of the data if
 * there are any, else `huiyin`, else `postgres`, else a new system account `huiyin`, else `nobody`.
 * `undefined` when we are not root: the server then runs as ourselves.
 */
export async function chooseAccount(dataOwnerUid: number | undefined, log: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = await readAccounts();
  if (dataOwnerUid !== undefined && dataOwnerUid !== 0) {
    const owner = accounts.find((account) => account.uid === dataOwnerUid);
    if (owner !== undefined) return owner;
    throw new EmbeddedError('noPermission', `The data belong to user number ${dataOwnerUid}, which has no account on this machine.`);
  }
  for (const name of PREFERRED) {
    const found = accounts.find((account) => account.name === name);
    if (found !== undefined) return found;
  }
  const created = await createAccount('huiyin');
  if (created !== undefined) {
    log('created the system account huiyin, which PostgreSQL runs under');
    return created;
  }
  const nobody = accounts.find((account) => account.name === 'nobody');
  if (nobody !== undefined) return nobody;
  throw new EmbeddedError(
    'noPermission',
    'PostgreSQL does not run as root, and there is no account huiyin, postgres or nobody to run it as. Create one: useradd --system huiyin',
  );
}

async function createAccount(name: string): Promise<Account | undefined> {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
  for (const [program, args] of attempts) {
    try {
      await runTool(program, args);
    } catch {
      continue;
    }
    const found = (await readAccounts()).find((account) => account.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function readAccounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
