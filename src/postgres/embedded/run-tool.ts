import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/** What a finished program said: its exit code (null when a signal ended it) and both outputs together. */
export type ToolOutcome = { readonly code: number | null; readonly output: string };

/**
 * The environment of every program started here: nothing is inherited, so a stray `PGOPTIONS` or `LC_ALL`
 * of the caller cannot change what the server does, and its messages are English.
 */
export const toolEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

/** What `spawn` needs to run a program as `account` (or as ourselves). */
export function identityOf(account: Account | undefined): { readonly uid?: number; readonly gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Runs a program to its end. Rejects only when it could not be started at all. */
export async function runTool(file: string, args: readonly string[], account?: Account): Promise<ToolOutcome> {
  const outcome = await runOnce(file, args, account);
  // A Ctrl-C that comes before the child has a session of its own ends it before it did anything.
  const endedUnborn = outcome.signal === 'SIGINT' && outcome.output === '';
  return endedUnborn ? await runOnce(file, args, account) : outcome;
}

async function runOnce(
  file: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<ToolOutcome & { readonly signal: NodeJS.Signals | null }> {
  return await new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      // The working directory of the caller may be closed to the account.
      cwd: '/',
      env: toolEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // In a session of its own: a Ctrl-C at the terminal is a wish to us, and must not break off an initdb half-way.
      detached: true,
      ...identityOf(account),
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, output });
    });
  });
}
