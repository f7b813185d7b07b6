import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { Name, Profile } from '../../domain/profile/types.ts';
import type { NamePath } from './compile-field.ts';
import type { TicketDraft } from './map-row.ts';
import type { MappedTicket } from './mapped-ticket.ts';
import type { ImportMapping, Reference } from './mapping.ts';
import { shown } from './cell-text.ts';
import type { RowProblemCode } from './row-problem.ts';
import type { RowReport } from './row-report.ts';

/** Replaces the source's words by codes of the profile; `null` when the row is refused (the report says why). */
export type DraftResolver = (draft: TicketDraft, report: RowReport) => MappedTicket | null;

/** Prepares the lookups of one profile for one mapping. Rows come in with `report` already at them. */
export function compileResolver(profile: Profile, mapping: ImportMapping): DraftResolver {
  const { class: classRule, area: areaRule, unit: unitRule } = mapping.fields;
  const classOf = lookup<ClassCode>(profile.classes, classRule, 'class', 'classUnknown');
  const areaOf = lookup<AreaCode>(profile.areas, areaRule, 'area', 'areaUnknown');
  const unitOf = lookup<UnitCode>(profile.units, unitRule, 'unit', 'unitUnknown');
  return (draft, report) => {
    const { classPath, areaPath, unitPath, ...rest } = draft;
    const classCode = classOf(classPath, report);
    const area = areaOf(areaPath, report);
    const unit = unitOf(unitPath, report);
    return report.rejected ? null : { ...rest, classCode, area, unit };
  };
}

type Entry<Code extends string> = { readonly code: Code; readonly name: Name; readonly parent: Code | null };
const AMBIGUOUS = Symbol('ambiguous');
type Found<Code> = Code | typeof AMBIGUOUS | undefined;

/** No name of a profile holds this character (unit separator). */
const JOINT = '\u{1f}';

function lookup<Code extends string>(
  entries: readonly Entry<Code>[],
  rule: Reference | null,
  field: string,
  code: RowProblemCode,
): (path: NamePath | null, report: RowReport) => Code | null {
  const table = rule?.by === 'code' ? codeTable(entries) : nameTable(entries);
  const cache = new Map<string, Found<Code>>();
  return (path, report) => {
    if (path === null) return null;
    const key = path.length === 1 ? (path[0] ?? '') : path.join(JOINT);
    let found = cache.get(key);
    if (found === undefined) {
      found = table.get(key) ?? table.get(key.normalize('NFKC'));
      if (found !== undefined) cache.set(key, found);
    }
    if (found !== undefined && found !== AMBIGUOUS) return found;
    const params = { found: shown(path.join(' / ')) };
    const problem = found === AMBIGUOUS ? 'nameAmbiguous' : code;
    return rule?.unknown === 'drop' ? report.drop(problem, field, params) : report.reject(problem, field, params);
  };
}

function codeTable<Code extends string>(entries: readonly Entry<Code>[]): ReadonlyMap<string, Found<Code>> {
  return new Map(entries.map((entry) => [entry.code as string, entry.code]));
}

/**
 * Every entry under its whole path of names from the top, and under each shorter end of it, in either language; an end that
 * several entries share is ambiguous, a whole path wins over an end.
 */
function nameTable<Code extends string>(entries: readonly Entry<Code>[]): ReadonlyMap<string, Found<Code>> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const whole = new Map<string, Found<Code>>();
  const ends = new Map<string, Found<Code>>();
  const put = (table: Map<string, Found<Code>>, key: string, code: Code): void => {
    const before = table.get(key);
    table.set(key, before === undefined || before === code ? code : AMBIGUOUS);
  };
  for (const entry of entries) {
    const chain: Entry<Code>[] = [];
    for (
      let at: Entry<Code> | undefined = entry;
      at !== undefined && chain.length < 10;
      at = at.parent === null ? undefined : byCode.get(at.parent)
    )
      chain.unshift(at);
    for (const language of ['zh', 'en'] as const) {
      const names = chain.map((one) => one.name[language].normalize('NFKC').trim());
      put(whole, names.join(JOINT), entry.code);
      for (let from = 1; from < names.length; from += 1) put(ends, names.slice(from).join(JOINT), entry.code);
    }
  }
  return new Map([...ends, ...whole]);
}
