import { writeBackup, type TableProgress } from '../application/backup/write-backup.ts';
import type { BackupManifest, BackupWriter, SnapshotSource } from '../application/backup/ports.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { backupTexts, keyTexts } from './backup-texts.ts';
import { bilingual } from './bilingual.ts';
import type { Command, Terminal } from './command.ts';
import { Failure } from './failure.ts';

/** An open database to back up. */
export type BackupSource = AsyncDisposable & {
  readonly source: SnapshotSource;
  readonly signal: AbortSignal;
  readonly keyFile: string;
  /** Notes in the database that a backup was written; false where there is no place for that. */
  note(backup: { readonly takenAt: Instant; readonly fileBytes: number; readonly rows: number }): Promise<boolean>;
};

/** What the command needs from outside. */
export type BackupTools = {
  /** Version of this program. */
  readonly program: string;
  open(): Promise<BackupSource>;
  beginFile(file: string): Promise<Result<BackupWriter, 'taken'>>;
};

const PROGRESS_EVERY_MS = 200;

/** `./huiyin backup FILE`: everything as it is at one instant, while others work. */
export function createBackupCommand(tools: BackupTools): Command<unknown> {
  return {
    name: 'backup',
    usage: `用法 Usage: ./huiyin backup FILE [--json]

  把此刻的全部数据写入一个文件，运行中也可以；已有的文件不会被覆盖。
  Writes all data as they are now into one file, also while Huiyin runs; never overwrites a file.

  密钥（keys/person.key）不在备份里，须另行保存。The key is not in the backup: keep it in another place.
  恢复 To restore: ./huiyin restore FILE --into DIR

例 Example: ./huiyin backup /backup/huiyin-$(date +%F).backup`,
    options: {},
    positionals: { min: 1, max: 1 },
    async run({ positionals }, terminal) {
      const [file = ''] = positionals;
      const writer = await begin(tools, file);
      try {
        await using opened = await tools.open();
        const { source, signal, keyFile } = opened;
        const written = await writeBackup(source, writer, { program: tools.program, signal, progress: progressOn(terminal) });
        const { manifest, fileBytes } = written;
        // The backup is whole: that nobody can be told of it later is no reason to call it failed.
        await opened.note({ takenAt: manifest.takenAt, fileBytes, rows: rowsOf(manifest) }).catch(() => false);
        report(written, file, keyFile, terminal);
        return 0;
      } catch (error) {
        throw interrupted(error) ?? error;
      } finally {
        await writer.abandon();
      }
    },
  };
}

async function begin(tools: BackupTools, file: string): Promise<BackupWriter> {
  try {
    const begun = await tools.beginFile(file);
    if (begun.ok) return begun.value;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure('backup.notWritable', backupTexts.notWritable(file, reason), 1, { cause: error });
  }
  throw new Failure('backup.taken', backupTexts.taken(file), 1);
}

function interrupted(error: unknown): Failure | undefined {
  if (!(error instanceof Error && error.name === 'AbortError')) return undefined;
  return new Failure('backup.interrupted', backupTexts.interrupted, 2);
}

/** Redraws one line a few times a second. */
export function progressOn(terminal: Terminal): (step: TableProgress) => void {
  let shownAtMs = -Infinity;
  return ({ table, number, of, rows }) => {
    const atMs = performance.now();
    if (atMs - shownAtMs < PROGRESS_EVERY_MS) return;
    shownAtMs = atMs;
    terminal.progress(`${String(number)}/${String(of)} ${table} ${String(rows)}`);
  };
}

/** Rows of all tables. */
export function rowsOf({ tables }: BackupManifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

function report(
  { manifest, fileBytes }: { readonly manifest: BackupManifest; readonly fileBytes: number },
  file: string,
  keyFile: string,
  terminal: Terminal,
): void {
  const rows = rowsOf(manifest);
  if (terminal.json) {
    const { takenAt, keyFingerprint } = manifest;
    terminal.print(JSON.stringify({ file, fileBytes, takenAt, keyFingerprint, tables: manifest.tables.length, rows }));
    return;
  }
  const megabytes = (fileBytes / 1e6).toFixed(1);
  terminal.print(
    `已备份 backed up: ${file}，${megabytes} MB，表 tables ${String(manifest.tables.length)}，行 rows ${String(rows)}，截至 as of ${manifest.takenAt}`,
  );
  terminal.note(bilingual(keyTexts.apart(keyFile)));
}
