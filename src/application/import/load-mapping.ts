import { isTimeZone } from '../../domain/calendar/zone-clock.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { channels, privacies, requestKinds, type Satisfaction, urgencies } from '../../domain/vocabulary/request.ts';
import { decodeText, textEncodings } from '../structured/decode-text.ts';
import { type Decoder, list, newReading, object, optional, type Reading, required, scalar } from '../structured/decoder.ts';
import { type Problem, problemOfFile, type ProblemTexts } from '../structured/problem.ts';
import { structuredProblemTexts } from '../structured/problem-texts.ts';
import { readYaml } from '../structured/read-yaml.ts';
import { code, localDate, oneOf, text, whole } from '../structured/scalars.ts';
import type { SourceNode } from '../structured/source-node.ts';
import { importOutcomes, type ImportOutcome } from './mapped-ticket.ts';
import { closedBeforeOpenRules, type ImportMapping, type SkipRule, type TimePick } from './mapping.ts';
import {
  coded,
  columnName,
  fixed,
  fixedTarget,
  labelTarget,
  pick,
  reference,
  sourceText,
  timeFormats,
  timePick,
} from './mapping-decoders.ts';
import { fileFormats, type SourceOptions } from './row-source.ts';
import { isoFormat, type TimeFormat } from './time-format.ts';

/** Texts of all problems that a mapping file can have. */
export const mappingProblemTexts: ProblemTexts = {
  ...structuredProblemTexts,
  onePick: {
    zh: 'column、join、firstOf、constant 应恰有一个，实有 {found} 个',
    en: 'expected exactly one of column, join, firstOf, constant; found {found}',
  },
  expectedTimeFormat: {
    zh: '“{found}”不是时间格式：须有年 yyyy、月 MM、日 dd 各一次（hh 须配 a），或为 iso、epochMs、epochSeconds、excelSerial',
    en: '"{found}" is no time format: it needs yyyy, MM and dd once each (hh needs a), or is one of iso, epochMs, epochSeconds, excelSerial',
  },
  expectedTimeZone: { zh: '没有名为“{found}”的时区', en: 'no time zone is named "{found}", expected a name such as Asia/Shanghai' },
  expectedSeparator: { zh: '分隔符应为一个字符，或 tab', en: 'expected one character, or tab' },
};

const fileShape = {
  format: optional(oneOf(fileFormats), undefined),
  encoding: optional(oneOf(textEncodings), undefined),
  separator: optional(separator(), undefined),
  headerRow: optional(whole(0, 1000), 1),
  sheet: optional(text(100), undefined),
};

function separator(): Decoder<string> {
  return scalar((node) => {
    const value = node.text === 'tab' ? '\t' : node.text;
    return value.length === 1 && value !== '"' && value !== '\n' && value !== '\r' ? { value } : { code: 'expectedSeparator' };
  });
}

const skipRule: Decoder<SkipRule> = (node, reading) => {
  const rule = object({ column: required(columnName), equals: required(textsOrOne) })(node, reading);
  return rule === undefined ? undefined : { column: rule.column, equals: new Set(rule.equals.map((one) => one.trim())) };
};

const textsOrOne: Decoder<readonly string[]> = (node, reading) => {
  if (node.kind === 'list') return list(sourceText)(node, reading);
  const one = sourceText(node, reading);
  return one === undefined ? undefined : [one];
};

const timeZone: Decoder<string> = scalar((node) =>
  isTimeZone(node.text) ? { value: node.text } : { code: 'expectedTimeZone', params: { found: node.text } },
);

const place = object({ text: optional(pick, null), lat: optional(pick, null), lon: optional(pick, null) });
const caller = object({ name: optional(pick, null), phone: optional(pick, null) });

function fieldsShape(formats: readonly TimeFormat[]) {
  const time: Decoder<TimePick> = timePick(formats);
  const yesNo = fixedTarget<boolean>([true, false], true);
  return {
    number: required(pick),
    text: optional(pick, null),
    subject: optional(pick, null),
    kind: required(coded(labelTarget(requestKinds))),
    urgency: optional(coded(labelTarget(urgencies)), fixed('ordinary' as const)),
    privacy: optional(coded(labelTarget(privacies)), fixed('open' as const)),
    channel: optional(coded(labelTarget(channels)), fixed('bulkFile' as const)),
    class: optional(reference, null),
    area: optional(reference, null),
    unit: optional(reference, null),
    place: optional(place, null),
    receivedAt: required(time),
    dueAt: optional(time, null),
    concludedAt: optional(time, null),
    closedAt: optional(time, null),
    onTime: optional(coded<boolean | null>(yesNo), null),
    outcome: optional(coded<ImportOutcome>(fixedTarget(importOutcomes, false)), null),
    satisfaction: optional(coded<Satisfaction | null>(fixedTarget<Satisfaction>([1, 2, 3, 4, 5], true)), null),
    resolved: optional(coded<boolean | null>(yesNo), null),
    caller: optional(caller, null),
  };
}

/** Formats that are tried when a mapping names none. */
const DEFAULT_FORMATS: readonly TimeFormat[] = [isoFormat];
const EARLIEST = '1990-01-01' as LocalDate;
const LONGEST_TEXT = 100_000;

/**
 * Reads a mapping file. All its problems come at once, each with file, line, column, field, what was found and what was
 * expected; word them with `formatProblem(problem, mappingProblemTexts, language)`.
 */
export function loadMapping(file: string, bytes: Uint8Array): Result<ImportMapping, readonly Problem[]> {
  const decodedText = decodeText(bytes);
  if (decodedText === undefined) return fail([problemOfFile(file, 'unreadableText')]);
  const reading = newReading();
  const node = readYaml(file, decodedText.text, reading.problems);
  const mapping = node === undefined ? undefined : decodeMapping(node, reading);
  return mapping === undefined || reading.problems.length > 0 ? fail(reading.problems) : ok(mapping);
}

function decodeMapping(node: SourceNode, reading: Reading): ImportMapping | undefined {
  const times = node.kind === 'map' ? node.entries.get('times')?.node : undefined;
  // The formats are needed to read the fields; their problems are reported by the whole reading below.
  const formats = times === undefined ? DEFAULT_FORMATS : (timeFormats(times, newReading()) ?? DEFAULT_FORMATS);
  const decoded = object({
    source: required(code<string>()),
    timeZone: required(timeZone),
    times: optional(timeFormats, DEFAULT_FORMATS),
    file: optional(object(fileShape), { headerRow: 1 }),
    earliest: optional(localDate(), EARLIEST),
    closedBeforeOpen: optional(oneOf(closedBeforeOpenRules), 'error' as const),
    textLimit: optional(
      object({ max: optional(whole(1, 1_000_000), LONGEST_TEXT), longer: optional(oneOf(['reject', 'cut']), 'reject' as const) }),
      {
        max: LONGEST_TEXT,
        longer: 'reject' as const,
      },
    ),
    skipWhen: optional(list(skipRule), []),
    fields: required(object(fieldsShape(formats))),
  })(node, reading);
  if (decoded === undefined) return undefined;
  const { times: _times, file, ...rest } = decoded;
  return { ...rest, file: definedOnly(file) };
}

/** The options that were given; an absent one is no field at all. */
function definedOnly(
  options: { readonly headerRow: number } & { readonly [Key in keyof SourceOptions]: SourceOptions[Key] | undefined },
): SourceOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { headerRow: options.headerRow, ...given };
}
