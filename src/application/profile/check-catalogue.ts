import type { LocalDate } from '../../domain/kernel/time.ts';
import { findDuty } from '../../domain/profile/find-duty.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Area, CatalogueEntry, ClassNode, Profile, Unit } from '../../domain/profile/types.ts';
import { positionOf, type Reading } from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';
import { checkReference, checkUnique } from './check-tree.ts';
import type { WrittenCodes } from './profile-draft.ts';

/** D-8, lines one by one and in pairs: known codes, sensible levels and dates, no two at the same time for the same class and area. */
export function checkCatalogue(entries: readonly CatalogueEntry[], units: readonly Unit[], written: WrittenCodes, reading: Reading): void {
  checkUnique(entries, 'id', reading);
  const levels = new Map(units.map((unit) => [unit.code, unit.level]));
  for (const entry of entries) {
    checkReference(entry, 'class', entry.classCode, written.classes, 'unknownClass', reading);
    if (entry.area !== null) checkReference(entry, 'area', entry.area, written.areas, 'unknownArea', reading);
    checkReference(entry, 'unit', entry.unit, written.units, 'unknownUnit', reading);
    if (entry.lowestLevel === 2 && levels.get(entry.unit) === 3) {
      reading.problems.push(problemAt(positionOf(reading, entry, 'unit'), 'dutyBelowLowestLevel', { found: entry.unit }));
    }
    if (entry.validTo !== null && entry.validTo < entry.validFrom) {
      reading.problems.push(
        problemAt(positionOf(reading, entry, 'validTo'), 'endsBeforeItStarts', { from: entry.validFrom, to: entry.validTo }),
      );
    }
  }
  for (const group of Map.groupBy(entries, (entry) => `${entry.classCode} ${entry.area ?? ''}`).values()) checkOverlaps(group, reading);
}

function checkOverlaps(group: readonly CatalogueEntry[], reading: Reading): void {
  const [first, ...others] = group.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  if (first === undefined) return;
  let latest = first;
  for (const entry of others) {
    if (lastDayOf(latest) >= entry.validFrom) {
      const params = { classCode: entry.classCode, area: entry.area ?? '', other: latest.id, line: positionOf(reading, latest).line };
      reading.problems.push(problemAt(positionOf(reading, entry, 'validFrom'), 'overlappingDuties', params));
    }
    if (lastDayOf(entry) > lastDayOf(latest)) latest = entry;
  }
}

function lastDayOf(entry: CatalogueEntry): string {
  return entry.validTo ?? '9999-12-31';
}

/**
 * Every class that a ticket may carry has a duty in every area, on the first day of the edition and on every later day on which
 * a line begins or has just ended (coverage cannot change on other days).
 */
export function checkCoverage(index: ProfileIndex, reading: Reading): void {
  const { profile } = index;
  const inner = new Set(profile.areas.map((area) => area.parent));
  const innermost = profile.areas.filter((area) => !inner.has(area.code));
  const byClass = Map.groupBy(profile.catalogue, (entry) => entry.classCode);
  for (const node of profile.classes) {
    if (!index.isLeaf(node.code)) continue;
    const entries = index.classPath(node.code).flatMap((above) => byClass.get(above.code) ?? []);
    reportGaps(index, node, innermost, daysOfChange(profile, entries), reading);
  }
}

/** The edition's first day, and every later day of it on which one of the lines begins or has just ended. */
function daysOfChange({ validFrom, validTo }: Profile, entries: readonly CatalogueEntry[]): readonly LocalDate[] {
  const days = new Set<LocalDate>([validFrom]);
  for (const entry of entries) {
    days.add(entry.validFrom);
    if (entry.validTo !== null) days.add(dayAfter(entry.validTo));
  }
  return [...days].filter((day) => validFrom <= day && (validTo === null || day <= validTo)).sort();
}

function reportGaps(index: ProfileIndex, node: ClassNode, areas: readonly Area[], days: readonly LocalDate[], reading: Reading): void {
  for (const day of days) {
    const missing = areas.filter((area) => findDuty(index, node.code, area.code, day) === undefined);
    if (missing.length === 0) continue;
    const params = {
      classCode: node.code,
      name: node.name.zh,
      nameEn: node.name.en,
      on: day,
      count: missing.length,
      areas: missing
        .slice(0, 5)
        .map((area) => area.code)
        .join(' '),
    };
    reading.problems.push(problemAt(positionOf(reading, node, 'code'), 'classWithoutDuty', params));
    return;
  }
}

function dayAfter(day: LocalDate): LocalDate {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString() as LocalDate;
}
