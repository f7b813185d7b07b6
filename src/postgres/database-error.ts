import pg from 'pg';

/**
 * The database cannot be reached or went away. Nothing of the running transaction was kept, unless it was just being
 * committed. Trying again later may help.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** The disk of the database is full; nothing of the running transaction was kept. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

const CONNECTION_CODES: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
  ...['57P01', '57P02', '57P03', '53300'],
]);

// pg gives these no code.
const CONNECTION_MESSAGES = [
  /^Connection terminated/u,
  /^timeout exceeded when trying to connect/u,
  /^Client has encountered a connection error/u,
  /^Client was closed/u,
  /^Query read timeout/u,
];

/**
 * The error as the rest of the program should see it: lost connections as `DatabaseUnavailable`, a full disk as
 * `DiskFull`, everything else as it came. Detail lines of PostgreSQL are taken off, because they quote column values.
 */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '53100') return new DiskFull('The disk of the database is full.', { cause: error });
  if (isConnectionLoss(error, code)) {
    return new DatabaseUnavailable(`The database does not answer: ${error.message === '' ? code : error.message}`, { cause: error });
  }
  if (error instanceof pg.DatabaseError) {
    error.detail = undefined;
    error.where = undefined;
    error.internalQuery = undefined;
  }
  return error;
}

function isConnectionLoss(error: Error, code: string): boolean {
  if (code === '') return CONNECTION_MESSAGES.some((form) => form.test(error.message));
  // No socket where the server should have one; a missing file of ours has the same code.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return CONNECTION_CODES.has(code) || code.startsWith('08');
}
