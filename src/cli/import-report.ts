import type { ProblemCount } from '../application/import/problem-tally.ts';
import type { ImportProgress, ImportSummary } from '../application/import/run-import.ts';
import { type RowProblem, rowProblemTexts, severityTexts } from '../application/import/row-problem.ts';
import type { SourceDescription } from '../application/import/row-source.ts';
import { tallyFields, type TallyField } from '../application/import/ticket-tally.ts';
import { formatProblem } from '../application/structured/problem.ts';
import { channels, privacies, requestKinds, urgencies } from '../domain/vocabulary/request.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';
import { padDisplay } from './display-width.ts';

/** One line about one row, in one language. */
export function rowProblemLine(file: string, problem: RowProblem, language: 'zh' | 'en'): string {
  const number = problem.number === null ? '' : ` ${problem.number}`;
  const { code, line, field, params } = problem;
  const text = formatProblem({ code, file, line, column: null, field, params }, rowProblemTexts, language);
  return `${text}${number === '' ? '' : language === 'zh' ? `（编号${number}）` : ` (number${number})`} — ${severityTexts[problem.severity][language]}`;
}

/** What was recognised, as one line. */
export function sourceLine(file: string, description: SourceDescription): string {
  const { format, compressed, encoding, separator, sheet, lossy } = description;
  const parts = [
    `${format.toUpperCase()}${compressed ? ' (gzip)' : ''}`,
    ...(format === 'xlsx' ? [`工作表 sheet ${sheet ?? ''}`] : [`编码 encoding ${encoding.toUpperCase()}`]),
    ...(separator === null ? [] : [`分隔符 separator ${separator === '\t' ? 'tab' : separator}`]),
    ...(lossy ? ['部分字节无法解码 some bytes are no text'] : []),
  ];
  return `${file}: ${parts.join(' · ')}`;
}

const FIELD_LABELS: Readonly<Record<TallyField, Label>> = {
  channel: { zh: '渠道', en: 'channel' },
  kind: { zh: '类型', en: 'kind' },
  urgency: { zh: '紧急程度', en: 'urgency' },
  privacy: { zh: '公开', en: 'privacy' },
  outcome: { zh: '状态', en: 'state' },
  onTime: { zh: '来源所称按期', en: 'on time by the source' },
  unit: { zh: '单位', en: 'unit' },
  area: { zh: '区域', en: 'area' },
  class: { zh: '类别', en: 'class' },
};

const OUTCOMES: Readonly<Record<string, Label>> = {
  open: { zh: '未办结', en: 'open' },
  concluded: { zh: '已办结', en: 'concluded' },
  closed: { zh: '已结案', en: 'closed' },
  declined: { zh: '不予受理', en: 'declined' },
};

const VALUE_LABELS: Partial<Readonly<Record<TallyField, Readonly<Record<string, Label>>>>> = {
  channel: channels,
  kind: requestKinds,
  urgency: urgencies,
  privacy: privacies,
  outcome: OUTCOMES,
};

/** Shown of a field with many values; all of them are in the data for machines. */
const VALUES_SHOWN = 8;

/** The end of an import for people. */
export function summaryLines(summary: ImportSummary, seconds: number, profile: Profile | null): readonly string[] {
  const { rows, accepted, rejected, skipped, written, tally } = summary;
  const lines = [
    `行 rows ${count(rows)} · 可导入 good ${count(accepted)} · 未导入 rejected ${count(rejected)} · 略过 skipped ${count(skipped)}`,
    `用时 took ${seconds.toFixed(1)} s · ${count(Math.round(rows / Math.max(seconds, 0.001)))} 行/秒 rows/s`,
  ];
  if (written !== null) lines.push(`新导入 imported ${count(written.inserted)} · 先前已有 already there ${count(written.alreadyThere)}`);
  const between = tally.receivedBetween;
  if (between !== null) lines.push(`受理时间 received ${between.first} – ${between.last}`);
  for (const field of tallyFields) lines.push(tallyLine(field, summary, profile));
  if (summary.problems.length > 0) lines.push('', ...summary.problems.flatMap(problemCountLines));
  for (const column of summary.unseenColumns) lines.push(`注意：没有一行含有“${column}”这一列 note: no row has the column "${column}"`);
  if (summary.incomplete) {
    lines.push('文件没有读完 the file was not read to its end');
    if (written !== null)
      lines.push('已导入的都已保存，重复同一命令即可继续 all imported so far is kept: repeat the same command to go on');
  }
  return lines;
}

function tallyLine(field: TallyField, summary: ImportSummary, profile: Profile | null): string {
  const names = namesOf(field, profile);
  const lines = summary.tally.lines(field);
  const shown = lines.slice(0, VALUES_SHOWN).map(({ value, count: tickets }) => `${valueLabel(field, value, names)} ${count(tickets)}`);
  const rest = lines.length - VALUES_SHOWN;
  return `${padDisplay(bilingual(FIELD_LABELS[field]), 30)} ${shown.join(' · ')}${rest > 0 ? ` · 另 ${count(rest)} 种 more` : ''}`;
}

/** What people call the codes of a field; without a profile the source's own words are counted. */
function namesOf(field: TallyField, profile: Profile | null): ReadonlyMap<string, string> {
  if (profile === null) return new Map();
  const entries = field === 'unit' ? profile.units : field === 'area' ? profile.areas : field === 'class' ? profile.classes : [];
  return new Map(entries.map(({ code, name }) => [code, name.zh]));
}

function valueLabel(field: TallyField, value: string, names: ReadonlyMap<string, string>): string {
  if (value === '') return '—';
  if (field === 'onTime') return value === 'true' ? '按期 yes' : '超期 no';
  const label = VALUE_LABELS[field]?.[value];
  return label === undefined ? (names.get(value) ?? value) : bilingual(label);
}

function problemCountLines(problem: ProblemCount): readonly string[] {
  const text = rowProblemTexts[problem.code];
  const field = problem.field === null ? '' : ` [${problem.field}]`;
  const line = `${count(problem.count).padStart(8)} × ${problem.code}${field}: ${bilingual(severityTexts[problem.severity])} — ${text.zh.replaceAll(/\{\w+\}/gu, '…')}`;
  const values = problem.values.slice(0, VALUES_SHOWN).map(({ value, count: rows }) => `${' '.repeat(11)}${value} ${count(rows)}`);
  const rest = problem.values.length - VALUES_SHOWN;
  return [
    line,
    ...values,
    ...(rest > 0 ? [`${' '.repeat(11)}另 ${count(rest)} 种，--json 可看全部 · ${count(rest)} more, see all with --json`] : []),
  ];
}

/** The end of an import for machines. */
export function summaryRecord(summary: ImportSummary, seconds: number): Readonly<Record<string, unknown>> {
  const { tally, ...counts } = summary;
  return {
    ...counts,
    seconds,
    receivedBetween: tally.receivedBetween,
    tally: Object.fromEntries(
      tallyFields.map((field) => [field, Object.fromEntries(tally.lines(field).map(({ value, count: tickets }) => [value, tickets]))]),
    ),
  };
}

/** What is done when disk or database fail in mid-import, and that nothing is lost by trying again; for people. */
export function brokenLines(last: ImportProgress | null, writes: boolean): readonly string[] {
  if (!writes)
    return [`中断于第 ${count(last?.rows ?? 0)} 行之后，没有写入 broken off after ${count(last?.rows ?? 0)} rows, nothing was written`];
  const { inserted, alreadyThere } = last?.written ?? { inserted: 0, alreadyThere: 0 };
  return [
    `导入中断：已处理 ${count(last?.rows ?? 0)} 行，新导入 ${count(inserted)} 件，先前已有 ${count(alreadyThere)} 件，都已保存。排除故障后重复同一命令即可，不会重复导入。`,
    `The import broke off: ${count(last?.rows ?? 0)} rows are done, ${count(inserted)} tickets imported, ${count(alreadyThere)} were there; all of that is kept. Repeat the same command once the cause is mended: nothing is imported twice.`,
  ];
}

/** The same for machines. */
export function brokenRecord(last: ImportProgress | null): Readonly<Record<string, unknown>> {
  return { rows: last?.rows ?? 0, written: last?.written ?? null, incomplete: true, repeatable: true };
}

/** A whole number with thin groups of thousands. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}
