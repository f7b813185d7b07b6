import type { Writable } from 'node:stream';

/**
 * Ends the process without a word when the reader of our output has gone (`| head`, a closed terminal).
 * Another write error is thrown on.
 */
export function endQuietlyOnClosedPipe(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') process.exit(0);
    throw error;
  });
}
