import type { BackupManifest, BackupWriter, SnapshotSource, TableShape } from './ports.ts';

/** How far a backup or a restore has come. */
export type TableProgress = { readonly table: string; readonly number: number; readonly of: number; readonly rows: number };

/** What was written. */
export type WrittenBackup = { readonly manifest: BackupManifest; readonly fileBytes: number };

/** Writes everything that the database held at one instant; others go on working. Rejects, and leaves no file, when it cannot be whole. */
export async function writeBackup(
  source: SnapshotSource,
  writer: BackupWriter,
  options: { readonly program: string; readonly signal: AbortSignal; progress(step: TableProgress): void },
): Promise<WrittenBackup> {
  try {
    return await source.open(async ({ takenAt, schema, keyFingerprint, tables, read }) => {
      const numbered: readonly (readonly [number, TableShape])[] = [...tables.entries()];
      for (const [index, table] of numbered) {
        await writer.add(table, read(table), (rows) => {
          options.signal.throwIfAborted();
          options.progress({ table: table.name, number: index + 1, of: tables.length, rows });
        });
      }
      options.signal.throwIfAborted();
      return await writer.finish({ program: options.program, takenAt, schema, keyFingerprint });
    });
  } finally {
    await writer.abandon();
  }
}
