import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { waitUntil } from './wait-until.ts';

export const projectFolder = path.resolve(import.meta.dirname, '..', '..');

/** How a child process ended, with all it wrote. */
export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly out: string; readonly err: string };

/** A child process whose output can be waited for. */
export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Settles when the output (both streams) matches; rejects when the process ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits until something has happened that the process brings about; rejects when it ends before. */
  until(happened: () => boolean | Promise<boolean>): Promise<void>;
};

/** Starts a program with none of the test run's own settings; it is killed when the test ends, whatever happened. */
export function launch(
  t: TestContext,
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly ownGroup?: boolean } = {},
): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, {
    cwd: options.cwd ?? projectFolder,
    env: { PATH, HOME, ...options.env },
    detached: options.ownGroup ?? false,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  let isOver = false;
  const listeners = new Set<() => void>();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      isOver = true;
      resolve({ code, signal, out, err });
      for (const listener of listeners) listener();
    });
  });
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
    for (const listener of listeners) listener();
  });
  t.after(() => child.kill('SIGKILL'));
  return {
    child,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(out) ?? pattern.exec(err);
          if (found === null && !isOver) return;
          listeners.delete(look);
          if (found === null) reject(new Error(`ended without saying ${String(pattern)}:\n${out}\n${err}`));
          else resolve(found);
        };
        listeners.add(look);
        look();
      }),
    until: async (happened) => {
      await waitUntil(async () => {
        const wasOver = isOver;
        const hasHappened = await happened();
        if (wasOver && !hasHappened) throw new Error(`ended too soon:\n${out}\n${err}`);
        return hasHappened;
      });
    },
  };
}

/** Runs `./huiyin` to its end. */
export async function runHuiyin(t: TestContext, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return launch(t, path.join(projectFolder, 'huiyin'), args, { env }).ended;
}

/** A folder for data that PostgreSQL's own account can reach too; removed with the test. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-e2e-'));
  await chmod(folder, 0o711);
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
