import type { IncomingTable, OpenedBackup, RestoreFault, RestoreTarget } from './ports.ts';
import type { TableProgress } from './write-backup.ts';

/**
 * Puts a backup into an empty database, all of it or nothing; null when it is in, else why it cannot be. Whoever calls has
 * settled which key the callers' data need.
 */
export async function restoreBackup(
  backup: OpenedBackup,
  target: RestoreTarget,
  options: { readonly signal: AbortSignal; progress(step: TableProgress): void },
): Promise<RestoreFault | null> {
  const { schema, tables } = backup.manifest;
  const fault = await target.examine(schema);
  if (fault !== null) return fault;
  async function* incoming(): AsyncGenerator<IncomingTable, void> {
    for (const [index, table] of tables.entries()) {
      options.signal.throwIfAborted();
      options.progress({ table: table.name, number: index + 1, of: tables.length, rows: table.rows });
      yield { table, rows: backup.read(table) };
    }
  }
  await target.restore(schema, incoming());
  return null;
}
