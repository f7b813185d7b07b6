import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const MEBIBYTE = 1024 * 1024;

/** What a Node process holds, looked at through its inspector: start it with `--inspect=127.0.0.1:0` and its log in a file. */
export type HeapWatch = Disposable & {
  /** Collects garbage and gives what is left on the heap, in MiB. */
  collected(): Promise<number>;
};

/** Connects to the inspector that a process announces in its log. */
export async function watchHeap(logFile: string): Promise<HeapWatch> {
  const socket = new WebSocket(await inspectorAddress(logFile));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve();
    });
    socket.addEventListener('error', () => {
      reject(new Error('the inspector does not answer'));
    });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let last = 0;
  const ask = async (method: string): Promise<unknown> => {
    last += 1;
    const id = last;
    return await new Promise((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method }));
    });
  };
  return {
    collected: async () => {
      await ask('HeapProfiler.collectGarbage');
      const { usedSize } = (await ask('Runtime.getHeapUsage')) as { readonly usedSize: number };
      return usedSize / MEBIBYTE;
    },
    [Symbol.dispose]: () => {
      socket.close();
    },
  };
}

async function inspectorAddress(logFile: string): Promise<string> {
  for (;;) {
    const found = /ws:\/\/\S+/u.exec(readFileSync(logFile, 'utf8'))?.[0];
    if (found !== undefined) return found;
    await wait(50);
  }
}
