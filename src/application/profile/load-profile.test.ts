import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileFiles } from '../../../test/support/profile-files.ts';
import { loadProfile } from './load-profile.ts';
import { formatProfileProblem } from './profile-texts.ts';

const small = profileFiles('xiaocheng');

/** What is replaced by what in which file, and the problem that must come of it: code, lines below the replaced text, field. */
type Spec = readonly [file: string, from: string, to: string, code: string, below: number, field: string | null];

const specs: readonly Spec[] = [
  // A field of the wrong name, missing, or of another type
  ['city.yaml', 'validFrom: 2025', 'validfrom: 2025', 'unknownField', 0, 'validfrom'],
  ['city.yaml', "edition: '1'\n", '', 'missingField', -2, 'edition'],
  ['city.yaml', "edition: '1'", 'edition: 1', 'expectedText', 0, 'edition'],
  ['city.yaml', '{ zh: 东街镇, en: East Street Town }', '东街镇', 'expectedMap', 0, 'areas[0].name'],
  ['city.yaml', 'city: xiaocheng', 'city: xiao cheng', 'expectedCode', 0, 'city'],
  ['city.yaml', '2025-01-01', '2025-02-29', 'expectedDate', 0, 'validFrom'],
  ['city.yaml', '东街镇', '"东\\0街"', 'badCharacter', 0, 'areas[0].name.zh'],
  ['city.yaml', '东街镇', '东'.repeat(201), 'textTooLong', 0, 'areas[0].name.zh'],
  ['policy.yaml', 'sendBack: { maxApproved: 1 }', 'sendBack: 1', 'expectedMap', 0, 'sendBack'],
  ['policy.yaml', '[1, 2]', '1', 'expectedList', 0, 'followUp.tryAfterWorkdays'],
  ['policy.yaml', '[1, 2]', '[]', 'emptyList', 0, 'followUp.tryAfterWorkdays'],
  ['policy.yaml', '[1, 2]', '[2, 1]', 'notIncreasing', 0, 'followUp.tryAfterWorkdays[1]'],
  ['policy.yaml', 'maxApproved: 1', 'maxApproved: one', 'expectedNumber', 0, 'sendBack.maxApproved'],
  ['policy.yaml', 'maxApproved: 1', 'maxApproved: 1.5', 'expectedWhole', 0, 'sendBack.maxApproved'],
  ['policy.yaml', 'maxApproved: 1', 'maxApproved: 0', 'outOfRange', 0, 'sendBack.maxApproved'],
  ['policy.yaml', 'remindOn: [unit]', 'remindOn: [units]', 'expectedOneOf', 0, 'supervision.remindOn[0]'],
  ['policy.yaml', 'sms: 10 minutes', 'fax: 10 minutes', 'unknownField', 0, 'limits.firstAnswer.fax'],
  ['policy.yaml', 'archive: { afterCalendarDays: 20 }', 'archive: &a { afterCalendarDays: 20 }', 'yamlAlias', 0, 'archive'],
  ['policy.yaml', 'maxApproved: 1', 'maxApproved: !!str 1', 'yamlTag', 0, 'sendBack.maxApproved'],
  ['policy.yaml', 'sendBack:', 'sendBack: {}\nsendBack:', 'yamlDuplicateKey', 1, null],
  ['policy.yaml', 'limits:', 'limits: [', 'yamlSyntax', 1, null],
  ['policy.yaml', '  sign: 4 hours', '\tsign: 4 hours', 'yamlTab', 0, null],
  ['policy.yaml', 'sendBack:', '---\nsendBack:', 'yamlSeveral', 0, null],
  [
    'city.yaml',
    'unitKinds:',
    `${['e1, parent: east', 'e2, parent: e1', 'e3, parent: e2', 'e4, parent: e3', 'e5, parent: e4', 'e6, parent: e5'].map((code) => `  - { name: { zh: 里, en: In }, code: ${code} }`).join('\n')}\nunitKinds:`,
    'areaTooDeep',
    4,
    'areas[7].parent',
  ],
  // Limits
  ['policy.yaml', 'sign: 4 hours', 'sign: 4 ours', 'expectedLimit', 0, 'limits.sign'],
  ['policy.yaml', 'sign: 4 hours', 'sign: 0.3 workdays', 'expectedLimit', 0, 'limits.sign'],
  ['policy.yaml', 'sign: 4 hours', 'sign: -4 hours', 'negativeLimit', 0, 'limits.sign'],
  ['policy.yaml', 'sign: 4 hours', 'sign: 0 hours', 'zeroLimit', 0, 'limits.sign'],
  ['policy.yaml', 'sign: 4 hours', 'sign: 3 workdays', 'signLongerThanHandling', 0, 'limits.sign'],
  ['policy.yaml', 'sign: 4 hours', 'sign: 99999 workdays', 'limitTooLong', 0, 'limits.sign'],
  ['policy.yaml', 'level3: 3 workdays', 'level3: 30 workdays', 'level3LongerThanHandling', 0, 'limits.level3'],
  ['policy.yaml', 'maxCount: 1', 'maxCount: 0', 'extensionHalfZero', 0, 'extension'],
  ['policy.yaml', 'maxCount: 1', 'maxCount: 20', 'extensionsPassLongCycle', 0, 'extension'],
  ['policy.yaml', 'reportEveryCalendarDays: 15', 'reportEveryCalendarDays: 91', 'reportAfterEnd', 0, 'longCycle.reportEveryCalendarDays'],
  ['policy.yaml', "to: '19:00'", "to: '09:00'", 'contactHoursEmpty', 0, 'followUp.contactHours'],
  ['policy.yaml', "to: '19:00'", "to: '19.00'", 'expectedTime', 0, 'followUp.contactHours.to'],
  // Ladder, conference, roles
  ['policy.yaml', 'afterRed: 4 workdays', 'afterRed: 1 workday', 'notIncreasing', 0, 'supervision.ladder[1].afterRed'],
  ['policy.yaml', 'afterRed: 4 workdays', 'afterRed: 96 hours', 'ladderUnits', 0, 'supervision.ladder[1].afterRed'],
  ['policy.yaml', '- level: 2', '- level: 3', 'ladderLevel', 0, 'supervision.ladder[1].level'],
  ['policy.yaml', 'step: 1', 'step: 2', 'ladderLevel', 0, 'conference[0].step'],
  ['policy.yaml', 'role: supervisor', 'role: viceMayor', 'unknownRole', 0, 'supervision.ladder[0].role'],
  ['roles.yaml', 'dispatcher: { zh: 分派员, en: Dispatcher }\n', '', 'roleMissing', -1, null],
  ['roles.yaml', 'dispatcher:', 'dispacher:', 'unknownField', 0, 'dispacher'],
  // Tables
  ['units.csv', 'code,zh', 'codes,zh', 'unknownField', 0, 'codes'],
  ['units.csv', 'code,zh', 'zh', 'missingField', 0, 'code'],
  ['units.csv', 'code,zh', 'zh,zh', 'csvDuplicateColumn', 0, 'zh'],
  ['units.csv', 'code,zh', ',zh', 'csvNoHeader', 0, null],
  ['units.csv', 'office,2,,\norder', 'office,2,\norder', 'csvRagged', 0, null],
  ['units.csv', '城乡建设办公室', '"城乡建设办公室', 'csvQuoteOpen', 0, null],
  ['units.csv', '城乡建设办公室', '城乡"建设"办公室', 'csvQuoteInside', 0, null],
  ['units.csv', '城乡建设办公室', '', 'missingField', 0, 'zh'],
  ['units.csv', 'order,市容', 'works,市容', 'duplicateCode', 0, 'code'],
  ['units.csv', 'town,3,works,west', 'town,3,work,west', 'unknownParent', 0, 'parent'],
  ['units.csv', 'town,3,works,west', 'town,3,,west', 'level3WithoutParent', 0, 'parent'],
  ['units.csv', 'town,3,works,west', 'town,3,east-town,west', 'parentNotLevel2', 0, 'parent'],
  ['units.csv', 'town,3,works,west', 'town,2,works,west', 'level2WithParent', 0, 'parent'],
  ['units.csv', 'town,3,works,west', 'town,3,works,wet', 'unknownArea', 0, 'area'],
  ['units.csv', 'town,3,works,west', 'towns,3,works,west', 'unknownUnitKind', 0, 'kind'],
  ['units.csv', 'town,3,works,west', 'town,4,works,west', 'expectedOneOf', 0, 'level'],
  ['classes.csv', '征地补偿,Compensation for land,yes', '征地补偿,Compensation for land,maybe', 'expectedYesNo', 0, 'longCycle'],
  ['classes.csv', 'A1,A,', 'A1,X,', 'unknownParent', 0, 'parent'],
  ['classes.csv', 'A,,路与水', 'A,A1,路与水', 'parentCycle', 0, 'parent'],
  ['classes.csv', 'C,,民生补助,Benefits,', 'C,,民生补助,Benefits,\nD,C,一,One,\nE,D,二,Two,\nF,E,三,Three,', 'classTooDeep', 3, 'parent'],
  ['classes.csv', 'C,,民生补助,Benefits,', 'C,,民生补助,Benefits,\nD,,无人管,Nobody,', 'classWithoutDuty', 1, 'code'],
  ['catalogue.csv', '1,A,,works', '1,AA,,works', 'unknownClass', 0, 'class'],
  ['catalogue.csv', '1,A,,works', '1,A,,worker', 'unknownUnit', 0, 'unit'],
  ['catalogue.csv', '6,C,hills,', '6,C,hill,', 'unknownArea', 0, 'area'],
  ['catalogue.csv', '2,A3', '1,A3', 'duplicateCode', 0, 'id'],
  ['catalogue.csv', ',,2025-12-31', ',,2026-01-31', 'overlappingDuties', 1, 'validFrom'],
  ['catalogue.csv', ',,2025-12-31', ',,2025-11-30', 'classWithoutDuty', 3, 'code'],
  ['catalogue.csv', ',,2025-12-31', ',,2024-12-31', 'endsBeforeItStarts', 0, 'validTo'],
  ['catalogue.csv', 'hills-town,3,', 'hills-town,2,', 'dutyBelowLowestLevel', 0, 'unit'],
  // Calendar
  ['calendar/hours.yaml', 'Asia/Tokyo', 'Asia/Tokio', 'unknownTimeZone', 0, 'timeZone'],
  ['calendar/hours.yaml', '[7]', '[8]', 'outOfRange', 0, 'weekend[0]'],
  ['calendar/hours.yaml', '[7]', '[1, 2, 3, 4, 5, 6, 7]', 'noWorkday', 0, 'weekend'],
  ['calendar/hours.yaml', "- from: '01-01'", "- from: '13-01'", 'expectedMonthDay', 0, 'hours[0].from'],
  ['calendar/hours.yaml', "to: '17:00'", "to: '08:00'", 'segmentEmpty', 0, 'hours[0].segments[0]'],
  [
    'calendar/hours.yaml',
    "to: '17:00' }",
    "to: '17:00' }\n      - { from: '16:00', to: '18:00' }",
    'segmentsOverlap',
    1,
    'hours[0].segments[1]',
  ],
  ['calendar/2026.yaml', '2026-07-15', '2025-07-15', 'outsideItsYear', 0, 'holidays[1].from'],
  [
    'calendar/2026.yaml',
    'from: 2026-07-15, to: 2026-07-17',
    'from: 2026-07-17, to: 2026-07-15',
    'holidayEndsBeforeItStarts',
    0,
    'holidays[1]',
  ],
  ['calendar/2026.yaml', '- 2026-07-12', '- 2026-07-16', 'makeUpInsideHoliday', 0, 'makeUpWorkdays[0]'],
  ['calendar/2026.yaml', '- 2026-07-12', '- 2026-07-13', 'makeUpOnWorkday', 0, 'makeUpWorkdays[0]'],
  ['calendar/2026.yaml', 'year: 2026', 'year: 2027', 'yearNotOfFile', 0, 'year'],
];

for (const [file, from, to, code, below, field] of specs) {
  test(`[D-8] ${file}: "${from.slice(0, 30)}" → "${to.slice(0, 30)}" is ${code}`, () => {
    const content = small.get(file) ?? '';
    assert.ok(content.includes(from), 'the replaced text stands in the file');
    const line = content.slice(0, content.indexOf(from)).split('\n').length + below;
    const loaded = loadProfile(new Map(small).set(file, content.replace(from, to)));
    assert.ok(!loaded.ok);
    const found = loaded.error.filter((problem) => problem.code === code);
    assert.deepEqual(
      found.map((problem) => [problem.file, problem.line, problem.field]).slice(0, 1),
      [[code === 'classWithoutDuty' ? 'classes.csv' : file, line, field]],
      loaded.error.map((problem) => formatProfileProblem(problem, 'en')).join('\n'),
    );
  });
}

test('[D-8] a profile of another city loads with all its own numbers', () => {
  const loaded = loadProfile(small);
  assert.ok(loaded.ok);
  assert.equal(loaded.value.calendar.timeZone, 'Asia/Tokyo');
  assert.deepEqual(loaded.value.policy.limits.acceptAndDispatch, { amount: 2, unit: 'hour' });
  assert.deepEqual(
    loaded.value.classes.map((node) => node.level),
    [1, 2, 2, 2, 1, 2, 2, 1],
  );
  assert.equal(loaded.value.catalogue[0]?.validFrom, '2025-01-01');
});

test('[D-8] errors of several files come together, in order of file and line', () => {
  const loaded = loadProfile(
    new Map(small)
      .set('units.csv', (small.get('units.csv') ?? '').replace('order,', 'works,').replace(',west\n', ',wet\n'))
      .set('policy.yaml', (small.get('policy.yaml') ?? '').replace('sign: 4 hours', 'sign: soon').replace('review: 1 workday\n', '\n'))
      .set('city.yaml', '\u0000'),
  );
  assert.ok(!loaded.ok);
  const places = loaded.error.map((problem) => `${problem.file}:${String(problem.line)}`);
  assert.ok(new Set(loaded.error.map((problem) => problem.file)).size >= 3, places.join(' '));
  assert.deepEqual(places, places.toSorted(byFileAndLine));
});

test('[D-8] a missing file is named once, and so is the folder that is no profile', () => {
  const withoutUnits = new Map(small);
  withoutUnits.delete('units.csv');
  const codes = problemsOf(withoutUnits).map((problem) => `${problem.file} ${problem.code}`);
  assert.ok(codes.includes('units.csv missingFile'));
  assert.deepEqual(
    problemsOf(new Map([['inner/city.yaml', '']])).map((problem) => problem.code),
    ['noProfileHere'],
  );
  const misspelt = new Map(small).set('calender/2027.yaml', 'year: 2027');
  assert.deepEqual(
    problemsOf(misspelt).map((problem) => [problem.code, problem.file]),
    [['unknownFile', 'calender/2027.yaml']],
  );
});

test('[D-8] an empty table, an empty file and a file that is no text are problems', () => {
  for (const [content, code] of [
    ['code,zh,en,kind,level,parent,area\n', 'emptyTable'],
    ['', 'emptyFile'],
  ] as const) {
    assert.ok(
      problemsOf(new Map(small).set('units.csv', content)).some((problem) => problem.code === code && problem.file === 'units.csv'),
    );
  }
  const bytes = new Map<string, string | Uint8Array>(small).set('units.csv', new Uint8Array([0xff, 0x00, 0xff, 0x80]));
  assert.ok(problemsOf(bytes).some((problem) => problem.code === 'unreadableText'));
});

test('a file with a damaged byte is refused with its line, lines may end as on Windows', () => {
  const bytes = new TextEncoder().encode(small.get('units.csv'));
  bytes[bytes.indexOf(0xe5)] = 0xff;
  const problems = problemsOf(new Map<string, string | Uint8Array>(small).set('units.csv', bytes));
  assert.deepEqual(
    problems.map((problem) => [problem.code, problem.line]),
    [['damagedText', 2]],
  );
  const windows = new Map([...small].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));
  assert.deepEqual(problemsOf(windows), []);
});

test('a table saved by a spreadsheet in GB18030, or in UTF-8 with a mark, is read', () => {
  const gb18030 = new Map<string, string | Uint8Array>(small).set(
    'roles.yaml',
    new Uint8Array([...encodeAscii('agent: { zh: '), 0xbd, 0xd3, 0xcf, 0xdf, 0xd4, 0xb1, ...encodeAscii(', en: Call taker }\n')]),
  );
  assert.ok(!problemsOf(gb18030).some((problem) => problem.code === 'unreadableText'));
  const marked = new Map(small).set('units.csv', `\uFEFF${small.get('units.csv') ?? ''}`);
  assert.deepEqual(problemsOf(marked), []);
});

test('[D-8] one bad row is not reported again at everything that refers to it', () => {
  const units = (small.get('units.csv') ?? '').replace('works,城乡建设办公室', 'works,');
  assert.deepEqual(
    problemsOf(new Map(small).set('units.csv', units)).map((problem) => problem.code),
    ['missingField'],
  );
});

test('every problem is worded in both languages without a hole', () => {
  for (const [file, from, to] of specs) {
    for (const problem of problemsOf(new Map(small).set(file, (small.get(file) ?? '').replace(from, to)))) {
      for (const language of ['zh', 'en'] as const) {
        const text = formatProfileProblem(problem, language);
        assert.doesNotMatch(text, /\{\w+\??/u, text);
        assert.ok(!text.includes(`${problem.code} {`), text);
      }
    }
  }
});

test('a problem quotes the file without control characters', () => {
  const policy = (small.get('policy.yaml') ?? '').replace('sign: 4 hours', 'sign: "\\e[31m4"');
  const [problem] = problemsOf(new Map(small).set('policy.yaml', policy));
  assert.ok(problem !== undefined);
  assert.doesNotMatch(formatProfileProblem(problem, 'zh'), /\p{Cc}/u);
});

function problemsOf(files: ReadonlyMap<string, string | Uint8Array>) {
  const loaded = loadProfile(files);
  return loaded.ok ? [] : loaded.error;
}

function encodeAscii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function byFileAndLine(a: string, b: string): number {
  const [fileA = '', lineA = ''] = a.split(':');
  const [fileB = '', lineB = ''] = b.split(':');
  return fileA === fileB ? Number(lineA) - Number(lineB) : fileA < fileB ? -1 : 1;
}
