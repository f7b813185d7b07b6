import type { Writable } from 'node:stream';

/** Calls `onClosed` when the reader of our output has gone (`| head`, a closed terminal); another write error is thrown on. */
export function watchClosedPipe(stream: Writable, onClosed: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    onClosed();
  });
}
