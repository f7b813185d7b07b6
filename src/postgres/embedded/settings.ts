import { availableParallelism, totalmem } from 'node:os';

const MEBIBYTE = 1024 * 1024;

/**
 * Our part of the configuration, written anew at each start and included first: what an operator sets in
 * `postgresql.conf` below the include or with ALTER SYSTEM wins. `durable: false` is for throw-away test servers.
 */
export function settingsText(options: { readonly durable: boolean; readonly logDir: string }): string {
  const memoryMiB = Math.floor(totalmem() / MEBIBYTE);
  const cores = availableParallelism();
  const settings: Record<string, string | number> = {
    // No reader of a log line should learn what a caller said: no statement texts, no key values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_min_duration_statement: -1,
    log_checkpoints: 'off',
    logging_collector: 'on',
    log_directory: options.logDir,
    // One file a day of the week, written over after a week: the log cannot fill the disk.
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
    timezone: 'UTC',
    max_connections: 200,
    shared_buffers: `${clamp(memoryMiB / 8, 64, 1024)}MB`,
    effective_cache_size: `${clamp(memoryMiB / 2, 256, 65_536)}MB`,
    work_mem: `${clamp(memoryMiB / 256, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memoryMiB / 32, 64, 512)}MB`,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'pglz',
    random_page_cost: 1.1,
    // Compiling costs more than it saves on the short statements here.
    jit: 'off',
    max_worker_processes: Math.max(8, cores),
    max_parallel_workers: Math.max(2, cores),
    // A transaction left open by a lost program must not hold rows and keep readers back for ever.
    idle_in_transaction_session_timeout: '10min',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  };
  if (!options.durable) {
    Object.assign(settings, {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      shared_buffers: '64MB',
      wal_level: 'minimal',
      max_wal_senders: 0,
      // Copies of a template share its blocks where the file system can do that.
      file_copy_method: 'clone',
    });
  }
  return `${Object.entries(settings)
    .map(([name, value]) => `${name} = '${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`)
    .join('\n')}\n`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.floor(Math.min(high, Math.max(low, value)));
}
