/**
 * Why the embedded server did not start:
 * - `inUse`: another process runs on the same data folder.
 * - `otherMachine`: the lock was left by another host name; nobody here can tell whether it still runs.
 * - `wrongVersion`: the data were written by another major version of PostgreSQL.
 * - `diskFull`, `noPermission`: the file system refused, or the path is no folder.
 * - `unreachable`: PostgreSQL's account cannot enter the folder that holds the data.
 * - `unsupported`: no PostgreSQL for this platform, or its files are not installed.
 * - `startFailed`: anything else; the message carries what the server said.
 */
export type EmbeddedErrorCode =
  | 'inUse'
  | 'otherMachine'
  | 'wrongVersion'
  | 'diskFull'
  | 'noPermission'
  | 'unreachable'
  | 'unsupported'
  | 'startFailed';

/** Thrown by everything in this folder; `message` is one or two sentences that an operator can act on. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Turns a failure of the file system into an `EmbeddedError` that names the folder; other errors stay what they are. */
export function fromFileSystem(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new EmbeddedError('diskFull', `The disk that holds ${folder} is full.`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EmbeddedError('noPermission', `No permission to use the data folder ${folder} (${error.message}).`, { cause: error });
    case 'ENOENT':
      // Anything else that is missing is not the folder's fault.
      if (!('syscall' in error && error.syscall === 'mkdir')) return error;
      return new EmbeddedError('noPermission', `${folder} cannot be the data folder: the system makes none there.`, { cause: error });
    case 'EEXIST':
    case 'ENOTDIR':
      return new EmbeddedError('noPermission', `${folder} cannot be the data folder: it, or a part of its path, is a file.`, {
        cause: error,
      });
    default:
      return error;
  }
}

/** True when a program of PostgreSQL says, in its words, that there is no room left. */
export function saysDiskFull(output: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space/u.test(output);
}
