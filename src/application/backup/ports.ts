import type { Instant } from '../../domain/kernel/time.ts';

/** A file of `sql/` that a database has had. */
export type AppliedFile = { readonly number: number; readonly name: string; readonly checksum: string };

/** A table with the columns that its rows have in a backup, in their order. */
export type TableShape = { readonly name: string; readonly columns: readonly string[] };

/** Rows in the text format of COPY, in pieces of any size; a row ends with a line feed, and holds no other. */
export type RowBytes = AsyncIterable<Uint8Array>;

/** A database as it was at one instant, however long it is read and whatever is written meanwhile. */
export type Snapshot = {
  readonly takenAt: Instant;
  readonly schema: readonly AppliedFile[];
  /** Tells the key of the callers' data from others; null while there is none. */
  readonly keyFingerprint: string | null;
  /** Every table that a backup holds; each comes after those it refers to. */
  readonly tables: readonly TableShape[];
  read(table: TableShape): RowBytes;
};

/** Reads a database for a backup. */
export type SnapshotSource = {
  /** Gives one snapshot to `work`, which is at its end when that returns. */
  open<Value>(work: (snapshot: Snapshot) => Promise<Value>): Promise<Value>;
};

/** A table in a backup file. `digest` is the SHA-256 of its rows, hexadecimal. */
export type StoredTable = TableShape & { readonly rows: number; readonly bytes: number; readonly digest: string };

/** What a backup file says of itself. */
export type BackupManifest = {
  /** The Huiyin that wrote it. */
  readonly program: string;
  readonly takenAt: Instant;
  readonly schema: readonly AppliedFile[];
  readonly keyFingerprint: string | null;
  readonly tables: readonly StoredTable[];
};

/** A backup that is being written. Until `finish` nothing bears the name of the file. */
export type BackupWriter = {
  /** Adds a table; `onRows` hears how many rows are in, from time to time. */
  add(table: TableShape, rows: RowBytes, onRows: (rows: number) => void): Promise<void>;
  /** Puts the whole on the disk under its name, and gives the size of the file in bytes. */
  finish(about: Omit<BackupManifest, 'tables'>): Promise<{ readonly manifest: BackupManifest; readonly fileBytes: number }>;
  /** Removes what was written. After `finish` it does nothing. */
  abandon(): Promise<void>;
};

/** Why a file is no backup that can be restored. */
export type BackupFault = 'notFound' | 'notReadable' | 'foreign' | 'newerFormat' | 'truncated' | 'damaged';

/** A backup file whose every byte was found to be as it was written. */
export type OpenedBackup = AsyncDisposable & {
  readonly manifest: BackupManifest;
  readonly fileBytes: number;
  read(table: StoredTable): RowBytes;
};

/** A table on its way into a database. */
export type IncomingTable = { readonly table: StoredTable; readonly rows: RowBytes };

/** Why a database cannot take a backup. */
export type RestoreFault =
  /** Something is in it; empty tables are nothing. */
  | 'notEmpty'
  /** The backup has had a file of `sql/` that this program does not have. */
  | 'newerProgram'
  /** A file of `sql/` is not the one that the backup has had. */
  | 'otherProgram';

/** A database for a backup to go into. */
export type RestoreTarget = {
  /** Whether a backup with this history can go in; changes nothing. */
  examine(schema: readonly AppliedFile[]): Promise<RestoreFault | null>;
  /**
   * Makes the schema that of the backup, writes all rows in one transaction, then brings the schema up to date. Rejects when the
   * database fails; then there are no rows, and it can be tried again.
   */
  restore(schema: readonly AppliedFile[], tables: AsyncIterable<IncomingTable>): Promise<void>;
};
