/**
 * - `badFile`: a file's name or number does not fit.
 * - `changed`: a file differs from what was applied.
 * - `outOfOrder`: a file is new but numbered below one that was applied.
 * - `newerBreaking`: the database was migrated by a newer Huiyin in a way that this one cannot work with.
 * - `failed`: PostgreSQL refused a statement.
 */
export type MigrationErrorCode = 'badFile' | 'changed' | 'outOfOrder' | 'newerBreaking' | 'failed';

/** Thrown by `migrate`; the message names the file. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code: MigrationErrorCode;

  constructor(code: MigrationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
