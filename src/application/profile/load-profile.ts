import type { CalendarData, CalendarYear } from '../../domain/calendar/types.ts';
import { calendarProblems } from '../../domain/calendar/check-calendar.ts';
import type { ClassCode } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { compileProfile } from '../../domain/profile/profile-index.ts';
import type { CatalogueEntry, ClassNode, KnownPlace, Name, Profile, Unit } from '../../domain/profile/types.ts';
import { damagedLine, decodeText } from '../structured/decode-text.ts';
import { nearestTo, newReading, positionAtPath, positionOf, type Decoder, type Reading, type Shape } from '../structured/decoder.ts';
import { problemAt, problemOfFile, type Problem } from '../structured/problem.ts';
import { readYaml } from '../structured/read-yaml.ts';
import type { SourceNode } from '../structured/source-node.ts';
import { decodeTable, type DecodedTable } from '../structured/table.ts';
import { checkCatalogue, checkCoverage } from './check-catalogue.ts';
import { checkMessages } from './check-messages.ts';
import { checkPlaces } from './check-places.ts';
import { checkPolicy, checkRoles } from './check-policy.ts';
import { checkDepth, checkTree, checkUnique } from './check-tree.ts';
import { checkUnits } from './check-units.ts';
import { calendarHours, calendarYear } from './decode-calendar.ts';
import { city } from './decode-city.ts';
import { messagePolicy } from './decode-messages.ts';
import { policy, roleTitles } from './decode-policy.ts';
import { catalogueRow, classRow, placeRow, unitRow } from './decode-tables.ts';
import { itemsOf, writtenCodes } from './profile-draft.ts';

/** The files of a profile's folder by their path in it (`city.yaml`, `calendar/2026.yaml`), as text or as bytes. */
export type ProfileFiles = ReadonlyMap<string, string | Uint8Array>;

/** The files that every profile has. Years of the calendar are further files `calendar/YYYY.yaml`. */
const PROFILE_FILES = [
  'city.yaml',
  'policy.yaml',
  'roles.yaml',
  'units.csv',
  'classes.csv',
  'catalogue.csv',
  'calendar/hours.yaml',
] as const;
type ProfileFile = (typeof PROFILE_FILES)[number];

/** Files that a profile may have. */
const MESSAGES_FILE = 'messages.yaml';
const PLACES_FILE = 'places.csv';

/**
 * Reads and checks a city's profile (D-8). Answers with the profile, or with everything that is wrong with it,
 * sorted by file and line. Never throws, whatever the files hold. Files that are not YAML or CSV, and those under `demo/`, are not looked at.
 */
export function loadProfile(files: ProfileFiles): Result<Profile, readonly Problem[]> {
  const reading = newReading();
  const { problems } = reading;
  if (!PROFILE_FILES.some((name) => files.has(name))) return fail([noProfileHere(files)]);
  checkFileNames(files, problems);

  const cityRoot = yamlOf(files, 'city.yaml', reading);
  const head = decode(cityRoot, city, reading);
  const units = tableOf(files, 'units.csv', unitRow, reading);
  const classes = tableOf(files, 'classes.csv', classRow, reading);
  const lines = tableOf(files, 'catalogue.csv', catalogueRow, reading);
  const decodedPolicy = decode(yamlOf(files, 'policy.yaml', reading), policy, reading);
  const roles = decode(yamlOf(files, 'roles.yaml', reading), roleTitles, reading);
  const calendar = loadCalendar(files, reading);
  const messages = decode(yamlOf(files, MESSAGES_FILE, reading), messagePolicy, reading);

  const places = placesOf(files, reading);

  const written = {
    areas: writtenCodes(itemsOf(cityRoot, 'areas')),
    unitKinds: writtenCodes(itemsOf(cityRoot, 'unitKinds')),
    units: writtenCodes(units.nodes),
    classes: writtenCodes(classes.nodes),
  };
  const parts = {
    units: units.rows.map((row): Unit => {
      const { zh, en, ...rest } = row;
      return keepPlace({ ...rest, name: { zh, en } }, row, reading);
    }),
    classes: withLevels(classes.rows, reading),
    catalogue: lines.rows.map((row): CatalogueEntry => {
      const { class: classCode, validFrom, ...rest } = row;
      return keepPlace({ ...rest, classCode, validFrom: validFrom ?? head?.validFrom ?? ALWAYS }, row, reading);
    }),
  };

  if (head !== undefined) {
    checkTree(head.areas, written.areas, reading);
    checkUnique(head.unitKinds, 'code', reading);
    checkDepth(head.areas, reading);
    if (head.areas.length === 0) problems.push(problemAt(positionOf(reading, head, 'areas'), 'emptyList'));
    if (head.validTo !== null && head.validTo < head.validFrom) {
      problems.push(problemAt(positionOf(reading, head, 'validTo'), 'endsBeforeItStarts', { from: head.validFrom, to: head.validTo }));
    }
  }
  checkUnits(parts.units, written, reading);
  checkTree(parts.classes, written.classes, reading);
  checkCatalogue(parts.catalogue, parts.units, written, reading);
  checkPlaces(places ?? [], written, reading);
  if (decodedPolicy !== undefined) checkPolicy(decodedPolicy, written, reading);
  if (messages !== undefined) {
    const names = {
      city: head?.name ?? null,
      units: parts.units.map(({ name }) => name),
      classes: parts.classes.map(({ name }) => name),
    };
    checkMessages(messages, decodedPolicy, names, reading);
  }
  if (roles !== undefined) checkRoles(decodedPolicy, new Set(roles.map((title) => title.role)), roles, reading);

  if (problems.length === 0 && head !== undefined && decodedPolicy !== undefined && roles !== undefined && calendar !== undefined) {
    const profile: Profile = {
      ...{ ...head, ...parts, roles, policy: decodedPolicy, calendar },
      ...(messages === undefined ? {} : { messages }),
      ...(places === undefined ? {} : { places }),
    };
    checkCoverage(compileProfile(profile), reading);
    if (problems.length === 0) return ok(profile);
  }
  return fail(problems.toSorted(byPlace));
}

/** Stands for the edition's first day while that could not be read; the profile is refused then anyway. */
const ALWAYS = '0001-01-01' as LocalDate;

function checkFileNames(files: ProfileFiles, problems: Problem[]): void {
  for (const name of PROFILE_FILES) {
    if (!files.has(name)) problems.push(problemOfFile(name, 'missingFile'));
  }
  for (const name of files.keys()) {
    const isKnown = name === MESSAGES_FILE || name === PLACES_FILE || PROFILE_FILES.some((known) => known === name) || isYearFile(name);
    if (isKnown || name.startsWith('demo/') || !/\.(?:ya?ml|csv)$/u.test(name)) continue;
    problems.push(
      problemOfFile(name, 'unknownFile', {
        found: name,
        nearest: nearestTo(name, PROFILE_FILES),
        allowed: [...PROFILE_FILES, MESSAGES_FILE, PLACES_FILE].join(' '),
      }),
    );
  }
}

/** One problem instead of one for every file: the folder is the wrong one. Names a sub-folder that may be meant. */
function noProfileHere(files: ProfileFiles): Problem {
  const inside = [...files.keys()].find((name) => name.endsWith('/city.yaml'));
  return problemOfFile('city.yaml', 'noProfileHere', { nearest: inside === undefined ? '' : inside.slice(0, -'/city.yaml'.length) });
}

function isYearFile(name: string): boolean {
  return /^calendar\/\d{4}\.yaml$/u.test(name);
}

function loadCalendar(files: ProfileFiles, reading: Reading): CalendarData | undefined {
  const before = reading.problems.length;
  const hoursRoot = yamlOf(files, 'calendar/hours.yaml', reading);
  const hours = decode(hoursRoot, calendarHours, reading);
  const years: CalendarYear[] = [];
  for (const name of [...files.keys()].filter(isYearFile).sort()) {
    const year = decode(yamlOf(files, name, reading), calendarYear, reading);
    if (year === undefined) continue;
    years.push(year);
    if (!name.includes(String(year.year))) {
      reading.problems.push(problemAt(positionOf(reading, year, 'year'), 'yearNotOfFile', { found: year.year }));
    }
  }
  if (hours === undefined || hoursRoot === undefined) return undefined;
  const data: CalendarData = { ...hours, years };
  reading.sources.set(data, hoursRoot);
  if (reading.problems.length === before) {
    for (const { code, path } of calendarProblems(data)) reading.problems.push(problemAt(positionAtPath(reading, data, path), code));
  }
  return data;
}

/** Text of a file, decoded if it came as bytes; `undefined` when it is missing or no text. */
function textOf(files: ProfileFiles, name: string, problems: Problem[]): string | undefined {
  const content = files.get(name);
  if (content === undefined || typeof content === 'string') return content;
  const decoded = decodeText(content);
  if (decoded === undefined) {
    const line = damagedLine(content);
    problems.push(line === undefined ? problemOfFile(name, 'unreadableText') : { ...problemOfFile(name, 'damagedText'), line });
  }
  return decoded?.text;
}

function yamlOf(files: ProfileFiles, name: string, reading: Reading): SourceNode | undefined {
  const content = textOf(files, name, reading.problems);
  return content === undefined ? undefined : readYaml(name, content, reading.problems);
}

/** A table of the profile; an empty one is a problem, since a city without units, classes or duties can do nothing. */
function tableOf<Fields extends Shape>(
  files: ProfileFiles,
  name: ProfileFile | typeof PLACES_FILE,
  shape: Fields,
  reading: Reading,
): DecodedTable<Fields> {
  const content = textOf(files, name, reading.problems);
  if (content === undefined) return { rows: [], nodes: [] };
  const before = reading.problems.length;
  const table = decodeTable(name, content, shape, reading);
  if (table.nodes.length === 0 && reading.problems.length === before) reading.problems.push(problemOfFile(name, 'emptyTable'));
  return table;
}

function decode<Value>(node: SourceNode | undefined, decoder: Decoder<Value>, reading: Reading): Value | undefined {
  return node === undefined ? undefined : decoder(node, reading);
}

type ClassRow = {
  readonly code: ClassCode;
  readonly parent: ClassCode | null;
  readonly zh: string;
  readonly en: string;
  readonly longCycle: boolean;
};

/** Classes with the level that follows from their parents. */
function withLevels(rows: readonly ClassRow[], reading: Reading): ClassNode[] {
  const parents = new Map(rows.map((row) => [row.code, row.parent]));
  return rows.map((row) => {
    let depth = 1;
    for (let parent = row.parent; parent !== null && depth <= 4; parent = parents.get(parent) ?? null) depth += 1;
    if (depth === 4) reading.problems.push(problemAt(positionOf(reading, row, 'parent'), 'classTooDeep', { found: row.code }));
    const name: Name = { zh: row.zh, en: row.en };
    const level = depth === 1 ? 1 : depth === 2 ? 2 : 3;
    return keepPlace({ code: row.code, name, level, parent: row.parent, longCycle: row.longCycle }, row, reading);
  });
}

function placesOf(files: ProfileFiles, reading: Reading): readonly KnownPlace[] | undefined {
  if (!files.has(PLACES_FILE)) return undefined;
  return tableOf(files, PLACES_FILE, placeRow, reading).rows.map((row) => {
    const also = row.also?.split('/').map((name) => name.trim()) ?? [];
    return keepPlace({ ...row, also: also.filter((name) => name !== '') }, row, reading);
  });
}

/** Gives a made value the place in the file of what it was made from. */
function keepPlace<Made extends object>(made: Made, from: object, reading: Reading): Made {
  const node = reading.sources.get(from);
  if (node !== undefined) reading.sources.set(made, node);
  return made;
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
