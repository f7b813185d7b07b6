import { restoreBackup } from '../application/backup/restore-backup.ts';
import type { BackupFault, BackupManifest, OpenedBackup, RestoreTarget } from '../application/backup/ports.ts';
import type { Result } from '../domain/kernel/result.ts';
import { backupFaultTexts, backupTexts, keyTexts, restoreFaultTexts } from './backup-texts.ts';
import { progressOn, rowsOf } from './backup.ts';
import { bilingual } from './bilingual.ts';
import type { Command, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';

/** The key at the place where a restored installation will look for it. */
export type KeyState = { readonly file: string; readonly state: 'fits' | 'missing' | 'other' };

/** An open database to restore into. */
export type RestorePlace = AsyncDisposable & { readonly target: RestoreTarget; readonly signal: AbortSignal };

/** What the command needs from outside. `into` is a data folder, null the configured one. */
export type RestoreTools = {
  openFile(file: string, onBytes: (read: number, of: number) => void): Promise<Result<OpenedBackup, BackupFault>>;
  /** Whether there is a database of one's own, which `--into` cannot name. */
  hasOwnDatabase(): boolean;
  findKey(into: string | null, fingerprint: string): Promise<KeyState>;
  open(into: string | null): Promise<RestorePlace>;
};

/** `./huiyin restore FILE`: a whole, undamaged backup goes into an empty installation. */
export function createRestoreCommand(tools: RestoreTools): Command<unknown> {
  return {
    name: 'restore',
    usage: `用法 Usage: ./huiyin restore FILE [--into DIR] [--check] [--json]

  把备份恢复到空的安装：先通读并校验文件，再一次写入；不完整或损坏的文件不会写入任何数据。
  Puts a backup into an empty installation: the file is read through first, then all of it goes in or nothing.

  --into DIR  新的数据目录，默认为 HUIYIN_DATA 或 DATABASE_URL a new data folder instead of the configured place
  --check     只校验文件，不恢复 only look whether the file is whole

  密钥不在备份里：把 person.key 放到 DIR/keys/（或用 HUIYIN_KEY_FILE）后再启动。
  The key is not in the backup: put person.key into DIR/keys/ (or use HUIYIN_KEY_FILE) before the start.`,
    options: { into: { type: 'string' }, check: { type: 'boolean' } },
    positionals: { min: 1, max: 1 },
    async run(input, terminal) {
      const [file = ''] = input.positionals;
      const into = optionText(input, 'into');
      if (into !== null && tools.hasOwnDatabase()) throw new Failure('restore.ownDatabase', backupTexts.ownDatabase, 1);
      const opened = await tools.openFile(file, (read, of) => {
        terminal.progress(`${file} ${((100 * read) / of).toFixed(0)} %`);
      });
      if (!opened.ok) throw new Failure(`backup.${opened.error}`, backupFaultTexts[opened.error](file), 1);
      await using backup = opened.value;
      const { manifest } = backup;
      const key = manifest.keyFingerprint === null ? null : await tools.findKey(into, manifest.keyFingerprint);
      if (input.values['check'] !== true) {
        if (key?.state === 'other') throw new Failure('key.other', keyTexts.other(key.file), 1);
        await restore(backup, tools, into, terminal);
      }
      report(manifest, key, { file, restored: input.values['check'] !== true }, terminal);
      return 0;
    },
  };
}

async function restore(backup: OpenedBackup, tools: RestoreTools, into: string | null, terminal: Terminal): Promise<void> {
  try {
    await using place = await tools.open(into);
    const fault = await restoreBackup(backup, place.target, { signal: place.signal, progress: progressOn(terminal) });
    if (fault !== null) throw new Failure(`restore.${fault}`, restoreFaultTexts[fault], 1);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    throw new Failure('restore.interrupted', backupTexts.notRestored, 2);
  }
}

function report(
  manifest: BackupManifest,
  key: KeyState | null,
  { file, restored }: { readonly file: string; readonly restored: boolean },
  terminal: Terminal,
): void {
  const { takenAt, tables, program } = manifest;
  const rows = rowsOf(manifest);
  if (terminal.json) {
    terminal.print(JSON.stringify({ file, restored, takenAt, program, tables: tables.length, rows, key: key?.state ?? null }));
    return;
  }
  const what = restored ? '已恢复 restored' : '文件完整 whole';
  terminal.print(`${what}: ${file}，表 tables ${String(tables.length)}，行 rows ${String(rows)}，截至 as of ${takenAt}`);
  if (key?.state === 'fits') terminal.note(bilingual(keyTexts.there));
  if (key?.state === 'missing') {
    const persons = tables.find(({ name }) => name === 'person')?.rows ?? 0;
    for (const text of Object.values(keyTexts.missing(key.file, persons))) terminal.note(text);
  }
  if (restored) terminal.note(bilingual(backupTexts.next));
}
