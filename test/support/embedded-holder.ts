import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { EmbeddedError } from '../../src/postgres/embedded/embedded-error.ts';
import { startEmbedded } from '../../src/postgres/embedded/start-embedded.ts';

/** What the other process says once it has tried to start: the server, or why there is none. */
export type HolderAnswer =
  | { readonly ok: true; readonly url: string; readonly serverPid: number }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Another process that tries to start a server on `dataDir` and holds it until it ends. */
export async function startHolder(dataDir: string, as: { readonly uid?: number; readonly gid?: number } = {}): Promise<Holder> {
  const child = spawn(process.execPath, [import.meta.filename, dataDir], { stdio: ['pipe', 'pipe', 'inherit'], ...as });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => ['{"ok":false,"code":"died","message":""}']),
  ])) as [string];
  return { process: child, answer: JSON.parse(line) as HolderAnswer };
}

/** The other process and what it said. */
export type Holder = { readonly process: ChildProcess; readonly answer: HolderAnswer };

async function hold(dataDir: string): Promise<void> {
  const say = (answer: HolderAnswer): void => {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  };
  try {
    const server = await startEmbedded({ dataDir, durable: false, log: () => undefined });
    say({ ok: true, url: server.url, serverPid: server.pid });
    await once(process.stdin.resume(), 'end');
    await server.stop();
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error;
    say({ ok: false, code: error.code, message: error.message });
  }
}

if (process.argv[1] === import.meta.filename && process.argv[2] !== undefined) await hold(process.argv[2]);
