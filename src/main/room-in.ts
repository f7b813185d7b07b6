import { statfs } from 'node:fs/promises';

/** Room on the disk of a folder, in bytes; null when the system does not tell. */
export async function roomIn(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
