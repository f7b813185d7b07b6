import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Limit } from '../calendar/types.ts';
import type { AreaCode, ClassCode, UnitCode } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { handlingLimit, isLongCycle } from './class-rules.ts';
import { allDuties, findDuty } from './find-duty.ts';
import { mayHold } from './may-hold.ts';
import { profileAt } from './profile-at.ts';
import { compileProfile, type ProfileIndex } from './profile-index.ts';
import type { Area, CatalogueEntry, ClassNode, Policy, Profile, Unit } from './types.ts';

const day = '2026-03-01' as LocalDate;
const days = (amount: number): Limit => ({ unit: 'workday', amount });

/** Areas: n holds n1 and n2; s. Classes: A > A1 > A1a, A > A2; B. Units: d and e of level 2, d1 and d2 under d. */
function index(entries: readonly CatalogueEntry[] = [], change: Partial<Profile> = {}): ProfileIndex {
  // Lookups read these parts of the policy only; the loader's tests cover the rest.
  const policy = {
    limits: {
      handling: { consult: days(3), help: days(5), complaint: days(5), report: days(5), suggestion: days(5), praise: days(5) },
      handlingByClass: [
        { classCode: 'A1' as ClassCode, limit: days(2) },
        { classCode: 'A2' as ClassCode, limit: days(9) },
      ],
    },
  } as unknown as Policy;
  return compileProfile({
    areas: [area('n', null), area('n1', 'n'), area('n2', 'n'), area('s', null)],
    unitKinds: [],
    units: [unit('d', 2, null), unit('e', 2, null), unit('d1', 3, 'd'), unit('d2', 3, 'd')],
    classes: [node('A', 1, null), node('A1', 2, 'A'), node('A1a', 3, 'A1', true), node('A2', 2, 'A'), node('B', 1, null)],
    catalogue: entries,
    roles: [],
    policy,
    ...change,
  } as unknown as Profile);
}

function area(code: string, parent: string | null): Area {
  return { code: code as AreaCode, name: { zh: code, en: code }, adcode: null, parent: parent as AreaCode | null };
}

function unit(code: string, level: 2 | 3, parent: string | null): Unit {
  return { code: code as UnitCode, name: { zh: code, en: code }, kind: 'k', level, parent: parent as UnitCode | null, area: null };
}

function node(code: string, level: 1 | 2 | 3, parent: string | null, longCycle = false): ClassNode {
  return { code: code as ClassCode, name: { zh: code, en: code }, level, parent: parent as ClassCode | null, longCycle };
}

function entry(id: string, classCode: string, where: string | null, lowestLevel: 2 | 3 = 3, from = '2025-01-01', to: string | null = null) {
  return {
    id,
    classCode: classCode as ClassCode,
    area: where as AreaCode | null,
    unit: 'd' as UnitCode,
    lowestLevel,
    basis: id,
    validFrom: from as LocalDate,
    validTo: to as LocalDate | null,
  };
}

const find = (entries: readonly CatalogueEntry[], classCode: string, where: string | null, on = day): string | undefined =>
  findDuty(index(entries), classCode as ClassCode, where as AreaCode | null, on)?.entry.id;

test('[D-8] the line of the class itself wins over one of an ancestor, whatever the area', () => {
  const entries = [entry('far', 'A', 'n1'), entry('near', 'A1a', null)];
  assert.equal(find(entries, 'A1a', 'n1'), 'near');
  assert.equal(find(entries, 'A2', 'n1'), 'far');
  assert.equal(find(entries, 'A2', 's'), undefined);
});

test('[D-8] for one class the area itself wins, then the area around it, then the line for anywhere', () => {
  const entries = [entry('any', 'A', null), entry('around', 'A', 'n'), entry('itself', 'A', 'n1')];
  assert.equal(find(entries, 'A2', 'n1'), 'itself');
  assert.equal(find(entries, 'A2', 'n2'), 'around');
  assert.equal(find(entries, 'A2', 's'), 'any');
  assert.equal(find(entries, 'A2', null), 'any');
  assert.equal(find(entries, 'B', 'n1'), undefined);
});

test('[D-8] the reason says how far the line stands from the ticket', () => {
  const found = allDuties(index([entry('any', 'A', null), entry('around', 'A1', 'n')]), 'A1a' as ClassCode, 'n1' as AreaCode, day);
  assert.deepEqual(
    found.map((duty) => [duty.entry.id, duty.reason]),
    [
      ['around', { classSteps: 1, areaSteps: 1 }],
      ['any', { classSteps: 2, areaSteps: null }],
    ],
  );
});

test('[D-8] a line holds from its first to its last day, both included', () => {
  const entries = [entry('old', 'A', null, 3, '2025-01-01', '2026-02-28'), entry('new', 'A', null, 3, '2026-03-01')];
  assert.equal(find(entries, 'A', null, '2026-02-28' as LocalDate), 'old');
  assert.equal(find(entries, 'A', null, '2026-03-01' as LocalDate), 'new');
  assert.equal(find(entries, 'A', null, '2024-12-31' as LocalDate), undefined);
});

test('[D-8] a level-3 unit holds a class only where the catalogue lets it', () => {
  const at = index([entry('kept', 'A1', null, 2), entry('open', 'A', null, 3)]);
  const may = (unitCode: string, classCode: string, where: string | null = null) =>
    mayHold(at, unitCode as UnitCode, classCode as ClassCode, where as AreaCode | null, day);
  assert.equal(may('d1', 'A2').ok, true);
  assert.equal(may('d', 'A1a').ok, true);
  assert.equal(may('e', 'B').ok, true);
  for (const [unitCode, classCode, where, code] of [
    ['d1', 'A1a', null, 'classNotForLevel'],
    ['d1', 'B', null, 'classNotForLevel'],
    ['x', 'A', null, 'unknownUnit'],
    ['d', 'X', null, 'unknownClass'],
    ['d', 'A', 'x', 'unknownArea'],
  ] as const) {
    const answer = may(unitCode, classCode, where);
    assert.equal(answer.ok ? undefined : answer.error.code, code, `${unitCode} ${classCode}`);
  }
});

test('[D-8] the dispatch is judged by the line of its own area', () => {
  const at = index([entry('any', 'A', null, 2), entry('here', 'A', 'n', 3)]);
  assert.equal(mayHold(at, 'd1' as UnitCode, 'A2' as ClassCode, 'n2' as AreaCode, day).ok, true);
  assert.equal(mayHold(at, 'd1' as UnitCode, 'A2' as ClassCode, 's' as AreaCode, day).ok, false);
});

test('[D-1] [H-1] the limit of a class wins over that of the kind, the nearest class first', () => {
  const at = index();
  assert.deepEqual(handlingLimit(at, 'consult', 'A1a' as ClassCode), days(2));
  assert.deepEqual(handlingLimit(at, 'consult', 'A2' as ClassCode), days(9));
  assert.deepEqual(handlingLimit(at, 'consult', 'A' as ClassCode), days(3));
  assert.deepEqual(handlingLimit(at, 'help', null), days(5));
});

test('[H-4] a class is long-cycle when it or one above it is listed', () => {
  const at = index([], { classes: [node('A', 1, null), node('A1', 2, 'A', true), node('A1a', 3, 'A1'), node('A2', 2, 'A')] });
  assert.deepEqual(
    ['A', 'A1', 'A1a', 'A2', 'X'].map((code) => isLongCycle(at, code as ClassCode)),
    [false, true, true, false, false],
  );
});

test('children and paths follow the profile; what does not exist has none', () => {
  const at = index();
  const codes = (items: readonly { readonly code: string }[]): readonly string[] => items.map((item) => item.code);
  assert.deepEqual(codes(at.childUnits('d' as UnitCode)), ['d1', 'd2']);
  assert.deepEqual(codes(at.childUnits('e' as UnitCode)), []);
  assert.deepEqual(codes(at.childClasses(null)), ['A', 'B']);
  assert.deepEqual(codes(at.classPath('A1a' as ClassCode)), ['A', 'A1', 'A1a']);
  assert.deepEqual(codes(at.classPath('X' as ClassCode)), []);
  assert.deepEqual(codes(at.areaPath('n2' as AreaCode)), ['n', 'n2']);
  assert.equal(at.isLeaf('A1' as ClassCode), false);
  assert.equal(at.isLeaf('A1a' as ClassCode), true);
  assert.equal(at.isLeaf('X' as ClassCode), false);
});

test('a cycle in unchecked data does not hang the compilation', () => {
  const at = index([], { classes: [node('A', 1, 'B'), node('B', 1, 'A')] });
  assert.equal(at.classPath('A' as ClassCode).length, 2);
});

test('[D-8] of two editions that hold on a day the one that began later counts', () => {
  const edition = (name: string, from: string, to: string | null) => ({
    name,
    validFrom: from as LocalDate,
    validTo: to as LocalDate | null,
  });
  const editions = [edition('b', '2026-01-01', null), edition('a', '2025-01-01', null), edition('c', '2026-06-01', '2026-06-30')];
  const at = (on: string) => profileAt(editions, on as LocalDate)?.name;
  assert.deepEqual(['2024-12-31', '2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(at), [undefined, 'a', 'b', 'c', 'b']);
});
