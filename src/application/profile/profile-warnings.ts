import type { Profile } from '../../domain/profile/types.ts';
import { problemOfFile, type Problem } from '../structured/problem.ts';

/** What a checked profile allows but its owner should look at. Codes are worded by `formatProfileProblem`. */
export function profileWarnings(profile: Profile): readonly Problem[] {
  return [
    ...calendarWarnings(profile),
    ...sameNames(
      'units.csv',
      profile.units.map((unit) => unit.name.zh),
    ),
    ...sameNames(
      'classes.csv',
      profile.classes.map((node) => `${node.parent ?? ''} ${node.name.zh}`),
    ),
    ...unitsWithoutDuty(profile),
    ...linesOutsideEdition(profile),
    ...(profile.classes.some((node) => node.longCycle) ? [] : [problemOfFile('classes.csv', 'noLongCycleClass')]),
    ...(profile.policy.supervision.ladderOn.length > 0 ? [] : [problemOfFile('policy.yaml', 'noLadderClock')]),
  ];
}

/** C-3: years inside the edition's time that no notice speaks of, up to the last one that has a notice. */
function calendarWarnings(profile: Profile): readonly Problem[] {
  const published = new Set(profile.calendar.years.map((year) => year.year));
  if (published.size === 0) return [problemOfFile('calendar/hours.yaml', 'noPublishedYear')];
  const first = Number(profile.validFrom.slice(0, 4));
  const last = Math.max(...published, first);
  const missing: number[] = [];
  for (let year = first; year <= last; year += 1) if (!published.has(year)) missing.push(year);
  return missing.length === 0 ? [] : [problemOfFile('calendar/hours.yaml', 'yearNotPublished', { years: listed(missing.map(String)) })];
}

/** The first of a long list, for a line that people read. */
function listed(items: readonly string[]): string {
  return items.length > MOST_LISTED ? `${items.slice(0, MOST_LISTED).join(' ')} …` : items.join(' ');
}

const MOST_LISTED = 12;

function sameNames(file: string, names: readonly string[]): readonly Problem[] {
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [...repeated].map((name) => problemOfFile(file, 'sameName', { found: name.trim() }));
}

/** Level-2 units that neither the catalogue names nor any of their level-3 units. */
function unitsWithoutDuty(profile: Profile): readonly Problem[] {
  const parents = new Map(profile.units.map((unit) => [unit.code, unit.parent]));
  const named = new Set(profile.catalogue.flatMap((entry) => [entry.unit, parents.get(entry.unit)]));
  const idle = profile.units.filter((unit) => unit.level === 2 && !named.has(unit.code));
  if (idle.length === 0) return [];
  return [problemOfFile('catalogue.csv', 'unitsWithoutDuty', { count: idle.length, units: listed(idle.map((unit) => unit.code)) })];
}

function linesOutsideEdition(profile: Profile): readonly Problem[] {
  const outside = profile.catalogue.filter(
    (entry) => (entry.validTo ?? '9999') < profile.validFrom || (profile.validTo !== null && entry.validFrom > profile.validTo),
  );
  if (outside.length === 0) return [];
  return [problemOfFile('catalogue.csv', 'linesOutsideEdition', { found: listed(outside.map((entry) => entry.id)) })];
}
