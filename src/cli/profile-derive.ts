import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportMapping } from '../application/import/mapping.ts';
import type { OpenRowSource } from '../application/import/ports.ts';
import { readDrafts } from '../application/import/read-tickets.ts';
import type { RowSource } from '../application/import/row-source.ts';
import { deriveProfile } from '../application/profile/derive/derive-profile.ts';
import { History, type HistorySummary } from '../application/profile/derive/history.ts';
import { loadProfile } from '../application/profile/load-profile.ts';
import { profileProblemTexts } from '../application/profile/profile-texts.ts';
import { writeProfile } from '../application/profile/write-profile.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import { localDateIn } from '../domain/kernel/time.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';
import type { Command, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { openMappedFile } from './import-file.ts';
import { optionText, requiredText } from './option-text.ts';
import { printProblems } from './print-problems.ts';
import { profileCounts } from './profile-check.ts';
import { profileInFolder } from './profile-folder.ts';

/** What the command needs from outside. */
export type DeriveTools = {
  readonly openRows: OpenRowSource;
  /** Milliseconds since 1970; times in the data after it are mistakes. */
  readonly nowMs: () => number;
  /** Lends policy, roles and calendar when nobody names another profile. */
  readonly defaultBase: string;
};

const USAGE = `用法 Usage: ./huiyin profile derive --in FILE --mapping MAP.yaml --out DIR --city ID [--name NAME] [--base DIR] [--json]

  --in FILE       历史工单 tickets of the past: CSV, JSONL, XLSX
  --mapping FILE  列与字段的对应 how columns become fields, see docs/import.md
  --out DIR       新建的配置目录 the folder to make; must not exist or be empty
  --city ID       城市代码 identifier of the city: letters, digits, hyphens
  --name NAME     城市名称 name of the city
  --base DIR      借用其规则数字、角色和日历 profile that lends limits, roles and calendar

例 Example: ./huiyin profile derive --in tickets.csv --mapping examples/import/pingshan.yaml --out profiles/pingshan --city pingshan`;

/** D-8: makes a profile out of history: areas, classes and units that occurred, and a duty catalogue of who handled what. */
export function createProfileDeriveCommand(tools: DeriveTools): Command<unknown> {
  return {
    name: 'profile derive',
    usage: USAGE,
    options: {
      in: { type: 'string' },
      mapping: { type: 'string' },
      out: { type: 'string' },
      city: { type: 'string' },
      name: { type: 'string' },
      base: { type: 'string' },
    },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const out = requiredText(input, 'out');
      const city = requiredText(input, 'city');
      const file = requiredText(input, 'in');
      if (!/^[a-z0-9][a-z0-9-]{0,31}$/u.test(city)) throw new Failure('cli.badCity', texts.badCity(city), 1);
      await refuseUsedFolder(out);
      const base = await profileInFolder(optionText(input, 'base') ?? tools.defaultBase, terminal);
      if (base === undefined) return 1;
      const mapped = await openMappedFile(tools.openRows, file, requiredText(input, 'mapping'), terminal);
      if (mapped === null) return 1;

      const { source, mapping } = mapped;
      const read = await readHistory(source, mapping, tools.nowMs(), terminal);
      if (read.history === undefined) throw new Failure('cli.noHistory', texts.noHistory(file), 1);
      const name = optionText(input, 'name') ?? city;
      const profile = deriveProfile(read.history, { city: city as CityId, name: { zh: name, en: name }, timeZone: mapping.timeZone, base });
      const files = writeProfile(profile, madeFrom(path.basename(file), mapping, read.history));
      const checked = loadProfile(files);
      if (!checked.ok) {
        printProblems(checked.error, profileProblemTexts, { folder: out }, terminal);
        return 1;
      }
      await writeFolder(out, files);
      report(profile, read, out, terminal);
      return 0;
    },
  };
}

type Read = { readonly history: HistorySummary | undefined; readonly refused: number };

async function readHistory(source: RowSource, mapping: ImportMapping, nowMs: number, terminal: Terminal): Promise<Read> {
  const history = new History();
  let refused = 0;
  let rows = 0;
  for await (const batch of readDrafts(source, mapping, nowMs)) {
    for (const draft of batch.items) history.add(draft);
    rows += batch.rows;
    refused += batch.rows - batch.items.length - batch.skipped;
    const { doneBytes, totalBytes } = source.progress();
    terminal.progress(`${String(totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100))}% · ${String(rows)} 行 rows`);
  }
  return { history: history.summary(), refused };
}

function report(profile: Profile, { history, refused }: Read, out: string, terminal: Terminal): void {
  const counts = profileCounts(profile);
  if (terminal.json) {
    terminal.print(JSON.stringify({ ok: true, folder: out, rows: history?.rows ?? 0, refused, cutPaths: history?.cut ?? 0, ...counts }));
    return;
  }
  terminal.print(bilingual(texts.read(history?.rows ?? 0, refused)));
  if (history !== undefined && history.cut > 0) terminal.note(bilingual(texts.cut(history.cut)));
  terminal.print(bilingual(texts.made(out, counts)));
  terminal.print(bilingual(texts.review));
}

async function refuseUsedFolder(dir: string): Promise<void> {
  const inside = await readdir(dir).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new Failure('cli.badFolder', texts.badFolder(dir), 1, { cause: error });
  });
  if (inside.length > 0) throw new Failure('cli.usedFolder', texts.usedFolder(dir), 1);
}

async function writeFolder(dir: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, content] of files) {
    const target = path.join(dir, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content, { flag: 'wx' });
  }
}

/** The comment at the top of the new profile: what it came from and what nobody has looked at yet. */
function madeFrom(file: string, { source, timeZone }: ImportMapping, history: HistorySummary): string {
  const { zh, en } = texts.origin(
    file,
    source,
    history.rows,
    `${localDateIn(history.first, timeZone)} – ${localDateIn(history.last, timeZone)}`,
  );
  return `${zh}\n${en}`;
}

const texts = {
  badCity: (city: string): Label => ({
    zh: `“${city}”不能作城市代码：只可用小写字母、数字和连字符。`,
    en: `"${city}" is no identifier of a city: lower-case letters, digits and hyphens only.`,
  }),
  usedFolder: (dir: string): Label => ({
    zh: `目录“${dir}”不是空的，不会覆盖。`,
    en: `The folder "${dir}" is not empty and is not overwritten.`,
  }),
  badFolder: (dir: string): Label => ({ zh: `目录“${dir}”不可用。`, en: `The folder "${dir}" cannot be used.` }),
  noHistory: (file: string): Label => ({ zh: `“${file}”中没有可用的行。`, en: `"${file}" has no row that can be used.` }),
  read: (rows: number, refused: number): Label => ({
    zh: `已读 ${String(rows)} 行，不可用 ${String(refused)} 行。`,
    en: `Read ${String(rows)} rows, ${String(refused)} could not be used.`,
  }),
  cut: (rows: number): Label => ({
    zh: `${String(rows)} 行的层级过深，只取前几级（分类三级、单位两级）。`,
    en: `${String(rows)} rows name more levels than a profile has (three of classes, two of units); the rest was left off.`,
  }),
  made: (dir: string, counts: ReturnType<typeof profileCounts>): Label => ({
    zh: `已生成 ${dir}：区域 ${String(counts.areas)}、单位 ${String(counts.units)}、分类 ${String(counts.classes)}、派单目录 ${String(counts.duties)} 行。`,
    en: `Made ${dir}: ${String(counts.areas)} areas, ${String(counts.units)} units, ${String(counts.classes)} classes, ${String(counts.duties)} duties.`,
  }),
  review: {
    zh: '时限、督办、角色和日历取自所借的配置，派单目录只说明过去由谁办理：使用前请逐项核定。',
    en: 'Limits, ladder, roles and calendar are borrowed, and the catalogue only says who handled what: review it before use.',
  },
  origin: (file: string, source: string, rows: number, span: string): Label => ({
    zh: `由 ./huiyin profile derive 根据 ${file} 生成：来源 ${source}，${String(rows)} 行，${span}。派单目录的依据是历史件数；时限、角色、日历为借用，未经核定。`,
    en: `Made by ./huiyin profile derive from ${file} (${source}, ${String(rows)} rows, ${span}). The catalogue rests on past counts; limits, roles and calendar are borrowed and not reviewed.`,
  }),
} as const;
