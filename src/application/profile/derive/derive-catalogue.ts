import type { AreaCode, ClassCode, UnitCode } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { CatalogueEntry } from '../../../domain/profile/types.ts';
import type { Label } from '../../../domain/vocabulary/label.ts';
import type { NameTree } from './name-tree.ts';

/** How often a unit handled a class in an area (`null`: the row named none). */
export type DutyCount = { readonly classCode: ClassCode; readonly area: AreaCode | null; readonly unit: UnitCode; readonly count: number };

/** A line for one area needs at least this many rows and this share of them; without it the line for all areas serves. */
const LEAST_ROWS = 3;
const LEAST_SHARE = 0.5;

/**
 * A duty catalogue out of history: for each class the unit that handled most of its tickets, and for an area an own line where
 * another unit did so there. A line that would only repeat what a line above it says is left out. The basis is the count.
 */
export function deriveCatalogue(
  counts: readonly DutyCount[],
  classes: NameTree<ClassCode>,
  areas: NameTree<AreaCode>,
  fallback: UnitCode,
  validFrom: LocalDate,
): readonly CatalogueEntry[] {
  const tallies = tally(counts, classes, areas);
  const lines = new Map<ClassCode, Map<AreaCode | null, UnitCode>>();
  const entries: CatalogueEntry[] = [];

  /** What the lines made so far say, by the rule of `findDuty`. */
  const resolved = (classCode: ClassCode, area: AreaCode | null): UnitCode | undefined => {
    const around = area === null ? [null] : [...areas.upwards(area), null];
    for (const above of classes.upwards(classCode)) {
      for (const where of around) {
        const unit = lines.get(above)?.get(where);
        if (unit !== undefined) return unit;
      }
    }
    return undefined;
  };
  const write = (classCode: ClassCode, area: AreaCode | null, most: Most | undefined): void => {
    const unit = most?.unit ?? fallback;
    if (resolved(classCode, area) === unit) return;
    const own = lines.get(classCode) ?? new Map<AreaCode | null, UnitCode>();
    lines.set(classCode, own.set(area, unit));
    const { zh, en } = most === undefined ? NO_HISTORY : historyOf(most);
    const basis = `${zh} ${en}`;
    entries.push({ id: `${classCode}-${String(own.size)}`, classCode, area, unit, lowestLevel: 3, basis, validFrom, validTo: null });
  };

  for (const node of classes.nodes) {
    const tallied = tallies.get(node.code);
    write(node.code, null, mostOf(tallied?.get(null)));
    for (const area of areas.nodes) {
      const most = mostOf(tallied?.get(area.code));
      if (most !== undefined && most.count >= LEAST_ROWS && most.count >= most.all * LEAST_SHARE) write(node.code, area.code, most);
    }
  }
  return entries;
}

type Most = { readonly unit: UnitCode; readonly count: number; readonly all: number };
type Tally = Map<AreaCode | null, Map<UnitCode, number>>;

/** Every count is added to its class and all above it, there to its area, all around it, and to `null` for everywhere. */
function tally(counts: readonly DutyCount[], classes: NameTree<ClassCode>, areas: NameTree<AreaCode>): ReadonlyMap<ClassCode, Tally> {
  const tallies = new Map<ClassCode, Tally>();
  for (const { classCode, area, unit, count } of counts) {
    const around: readonly (AreaCode | null)[] = area === null ? [null] : [...areas.upwards(area), null];
    for (const above of classes.upwards(classCode)) {
      const byArea: Tally = tallies.get(above) ?? new Map<AreaCode | null, Map<UnitCode, number>>();
      tallies.set(above, byArea);
      for (const where of around) {
        const byUnit = byArea.get(where) ?? new Map<UnitCode, number>();
        byArea.set(where, byUnit.set(unit, (byUnit.get(unit) ?? 0) + count));
      }
    }
  }
  return tallies;
}

function mostOf(byUnit: ReadonlyMap<UnitCode, number> | undefined): Most | undefined {
  if (byUnit === undefined) return undefined;
  let most: Most | undefined;
  const all = byUnit.values().reduce((sum, count) => sum + count, 0);
  for (const [unit, count] of byUnit) {
    const isMore = most === undefined || count > most.count || (count === most.count && unit < most.unit);
    if (isMore) most = { unit, count, all };
  }
  return most;
}

/** The basis of a line, in both languages, since the catalogue has one text for it. */
const NO_HISTORY: Label = { zh: '历史数据没有承办单位', en: 'history names no unit' };

function historyOf({ count, all }: Most): Label {
  return { zh: `历史派单：${String(all)} 件中 ${String(count)} 件`, en: `history: ${String(count)} of ${String(all)}` };
}
