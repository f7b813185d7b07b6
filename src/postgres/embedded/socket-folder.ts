import { chown, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import type { DataFolder } from './data-folder.ts';

/** Names the socket's file; the server listens on no network address. */
export const SOCKET_PORT = 5432;

const TEMPORARY = '/tmp/huiyin-socket-';

// The smallest limit of the systems we run on (macOS; Linux takes four more).
const PATH_LIMIT_BYTES = 103;

/** A private folder for the server's socket: beside the data when the path is short enough, else a new temporary one. */
export async function chooseSocketFolder(folder: DataFolder, account: Account | undefined): Promise<string> {
  const socket = path.join(folder.socket, `.s.PGSQL.${SOCKET_PORT}`);
  if (Buffer.byteLength(socket) <= PATH_LIMIT_BYTES) return folder.socket;
  const temporary = await mkdtemp(TEMPORARY);
  if (account !== undefined) await chown(temporary, account.uid, account.gid);
  return temporary;
}

/** Removes the folder if it was made for one run; one beside the data stays. */
export async function removeSocketFolder(socketDir: string): Promise<void> {
  if (/^\/tmp\/huiyin-socket-[A-Za-z0-9]{6}$/u.test(socketDir)) await rm(socketDir, { recursive: true, force: true });
}
