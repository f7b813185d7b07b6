import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Account } from './account.ts';
import { identityOf, toolEnvironment } from './run-tool.ts';

/** Watches over one server; `dismiss` ends the watch when the server was stopped in order. */
export type Watchdog = { dismiss(): void };

// The pipe closes when our process ends, however it ends; `done` arrives only after an orderly stop.
const SCRIPT = 'read -r word; [ "$word" = done ] || kill -INT "$0"';

/**
 * Stops the server when this process dies without stopping it (kill -9, out of memory): a small shell holds the
 * other end of a pipe and asks for a fast shutdown as soon as the pipe breaks.
 */
export function startWatchdog(serverPid: number, account: Account | undefined): Watchdog {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, String(serverPid)], {
    cwd: '/',
    env: toolEnvironment,
    // Its own session: Ctrl-C in the terminal is for us, who then stop things in order.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...identityOf(account),
  });
  shell.unref();
  const pipe = shell.stdin;
  // Both fail only when the shell is gone; the server then runs without a watch, which is no reason to stop it.
  shell.on('error', () => undefined);
  pipe.on('error', () => undefined);
  // Its type does not say so, but it is a socket, and must not keep the program running.
  if (pipe instanceof Socket) pipe.unref();
  return {
    dismiss: () => {
      pipe.end('done\n');
    },
  };
}
