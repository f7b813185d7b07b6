import { stringify } from 'yaml';
import type { CalendarYear } from '../../domain/calendar/types.ts';
import type { Profile } from '../../domain/profile/types.ts';
import { writeLimit } from './decode-limit.ts';

/**
 * A profile as the files that `loadProfile` reads, by their path in its folder. `comment` stands at the top of `city.yaml`.
 * Loading them again gives the same profile.
 */
export function writeProfile(profile: Profile, comment: string): ReadonlyMap<string, string> {
  const { calendar } = profile;
  return new Map([
    ['city.yaml', comment.replaceAll(/^/gmu, '# ').concat('\n', cityYaml(profile))],
    ['policy.yaml', policyYaml(profile)],
    ...(profile.messages === undefined ? [] : ([['messages.yaml', yaml(profile.messages)]] as const)),
    ['roles.yaml', yaml(Object.fromEntries(profile.roles.map(({ role, title }) => [role, title])))],
    ['units.csv', csv(['code', 'zh', 'en', 'kind', 'level', 'parent', 'area'], profile.units.map(unitCells))],
    [
      'classes.csv',
      csv(
        ['code', 'parent', 'zh', 'en', 'longCycle'],
        profile.classes.map((node) => [node.code, node.parent, node.name.zh, node.name.en, node.longCycle ? 'yes' : '']),
      ),
    ],
    [
      'catalogue.csv',
      csv(
        ['id', 'class', 'area', 'unit', 'lowestLevel', 'basis', 'validFrom', 'validTo'],
        profile.catalogue.map((entry) => [
          entry.id,
          entry.classCode,
          entry.area,
          entry.unit,
          entry.lowestLevel,
          entry.basis,
          entry.validFrom === profile.validFrom ? '' : entry.validFrom,
          entry.validTo,
        ]),
      ),
    ],
    ...(profile.places === undefined ? [] : ([['places.csv', placesCsv(profile.places)]] as const)),
    ['calendar/hours.yaml', yaml({ ...calendar, years: undefined })],
    ...calendar.years.map((year): [string, string] => [`calendar/${String(year.year)}.yaml`, yaml(year satisfies CalendarYear)]),
  ]);
}

function placesCsv(places: NonNullable<Profile['places']>): string {
  return csv(
    ['name', 'also', 'kind', 'area', 'township', 'latitude', 'longitude'],
    places.map(({ name, also, kind, area, township, latitude, longitude }) => [
      ...[name, also.join('/'), kind, area, township, latitude, longitude],
    ]),
  );
}

function unitCells(unit: Profile['units'][number]): readonly Cell[] {
  return [unit.code, unit.name.zh, unit.name.en, unit.kind, unit.level, unit.parent, unit.area];
}

function cityYaml({ city, name, edition, validFrom, validTo, areas, unitKinds }: Profile): string {
  return yaml({ city, name, edition, validFrom, validTo: validTo ?? undefined, areas: areas.map(withoutNulls), unitKinds });
}

function policyYaml({ policy }: Profile): string {
  const { limits, lights, supervision, ...rest } = policy;
  const { firstAnswer, handling, handlingByClass, ...single } = limits;
  const write = <Key extends string>(table: Readonly<Record<Key, Parameters<typeof writeLimit>[0]>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries<Parameters<typeof writeLimit>[0]>(table).map(([key, limit]) => [key, writeLimit(limit)]));
  return yaml({
    limits: {
      ...write(single),
      firstAnswer: write(firstAnswer as Readonly<Record<string, Parameters<typeof writeLimit>[0]>>),
      handling: write(handling),
      handlingByClass: handlingByClass.map((own) => ({ class: own.classCode, limit: writeLimit(own.limit) })),
    },
    ...rest,
    lights: { yellowBefore: writeLimit(lights.yellowBefore) },
    supervision: {
      ...supervision,
      ladder: supervision.ladder.map((step) => ({
        ...step,
        afterRed: writeLimit(step.afterRed),
        replyLimit: writeLimit(step.replyLimit),
      })),
    },
  });
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

type Cell = string | number | null;

function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows]
    .map((row) => row.map(csvCell).join(','))
    .join('\n')
    .concat('\n');
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n\r]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function withoutNulls(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}
