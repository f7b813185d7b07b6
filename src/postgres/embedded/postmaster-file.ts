import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What PostgreSQL writes into `postmaster.pid` of its data folder. */
export type PostmasterFile = { readonly pid: number; readonly port: number; readonly socketDir: string; readonly ready: boolean };

/** Reads the file; `undefined` when there is none or it is not complete yet. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  let text: string;
  try {
    text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  return parsePostmasterFile(text);
}

/** Lines: process, data folder, start, port, socket folder, address, shared memory, state. The last ones come later. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), socketDir: lines[4] ?? '', ready: lines[7] === 'ready' };
}
