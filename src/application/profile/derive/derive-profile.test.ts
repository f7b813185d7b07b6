import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { profileFiles } from '../../../../test/support/profile-files.ts';
import type { CityId, ClassCode } from '../../../domain/kernel/ids.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import { findDuty } from '../../../domain/profile/find-duty.ts';
import { compileProfile } from '../../../domain/profile/profile-index.ts';
import type { Profile } from '../../../domain/profile/types.ts';
import { loadProfile } from '../load-profile.ts';
import { writeProfile } from '../write-profile.ts';
import { deriveProfile } from './derive-profile.ts';
import { History } from './history.ts';
import { buildNameTree } from './name-tree.ts';

const base = loaded(profileFiles('xiaocheng'));

test('[D-8] the catalogue says who handled most, and names an area only where that differs', () => {
  const profile = derive([
    ...rows(6, 'Roads/Holes', 'North', 'Works'),
    ...rows(4, 'Roads/Holes', 'South', 'South Desk'),
    ...rows(1, 'Roads/Holes', 'West', 'South Desk'),
    ...rows(3, 'Roads/Signs', 'North', 'Works'),
    ...rows(5, 'Parks', 'North', 'Gardens'),
  ]);
  const unitFor = (className: string, area: string | null) => {
    const classCode = profile.classes.find((node) => node.name.zh === className)?.code ?? ('' as ClassCode);
    const areaCode = profile.areas.find((one) => one.name.zh === area)?.code ?? null;
    return findDuty(compileProfile(profile), classCode, areaCode, profile.validFrom)?.entry;
  };
  assert.equal(unitFor('Holes', 'North')?.unit, 'Works');
  assert.equal(unitFor('Holes', 'South')?.unit, 'South-Desk');
  assert.equal(unitFor('Holes', 'West')?.unit, 'Works', 'one row is no evidence');
  assert.equal(unitFor('Signs', null)?.unit, 'Works');
  assert.equal(unitFor('Parks', null)?.unit, 'Gardens');
  assert.match(unitFor('Holes', 'South')?.basis ?? '', /4 of 4/u);
  assert.ok(profile.catalogue.length <= 4, profile.catalogue.map((entry) => entry.id).join(' '));
});

test('a unit whose tickets lie in one area is a local one there', () => {
  const profile = derive([
    ...rows(9, 'A', 'North/Mill', 'Desk'),
    ...rows(1, 'A', 'South', 'Desk'),
    ...rows(9, 'A', 'South', 'Works'),
    ...rows(3, 'A', 'North', 'Works'),
  ]);
  assert.deepEqual(
    profile.units.map((unit) => [unit.name.zh, unit.kind, unit.area]),
    [
      ['Works', 'general', null],
      ['Desk', 'local', 'Mill'],
    ],
  );
});

test('history without units, areas or classes still makes a profile that holds together', () => {
  const profile = derive([{ classPath: null, areaPath: null, unitPath: null, receivedAt: AT }]);
  assert.deepEqual([profile.areas.length, profile.units.length, profile.classes.length, profile.catalogue.length], [1, 1, 1, 1]);
});

test('in another time zone the calendar is a plain one and the first day is the local one', () => {
  const profile = derive(rows(1, 'A', 'North', 'Works'), 'America/New_York');
  assert.equal(profile.calendar.timeZone, 'America/New_York');
  assert.deepEqual(profile.calendar.years, []);
  assert.equal(profile.validFrom, '2017-12-31');
  assert.equal(derive(rows(1, 'A', 'North', 'Works')).validFrom, '2018-01-01');
});

test('codes are distinct, valid and the same whatever the order of the rows', () => {
  const paths = [['a b'], ['x', 'a b'], ['x', 'y', 'a b'], ['a-b'], ['///'], ['很长的名字'.repeat(40)], ['PWDx']];
  const tree = buildNameTree(
    paths.map((path) => ({ path, count: 1 })),
    'named',
  );
  const turned = buildNameTree(
    paths.toReversed().map((path) => ({ path, count: 1 })),
    'named',
  );
  assert.deepEqual(tree.nodes, turned.nodes);
  assert.equal(new Set(tree.nodes.map((node) => node.code)).size, tree.nodes.length);
  assert.equal(tree.codeOf(['PWDx']), 'PWDx');
  for (const { code } of tree.nodes) assert.match(code, /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u);
});

test('[D-8] any history makes a profile that loads without an error, and loads as it was', () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
    fc.constantFrom('a', 'b', 'a b', '"', ',', '#', '- x', 'null', '1', '🦆'),
  );
  const path = fc.option(fc.array(name, { minLength: 1, maxLength: 4 }));
  const row = fc.record({ classPath: path, areaPath: path, unitPath: path, receivedAt: fc.constant(AT) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (history) => {
      const profile = derive(history);
      assert.deepEqual(loaded(writeProfile(profile, 'one\ntwo')), profile);
    }),
    { numRuns: 200 },
  );
});

for (const city of ['xiaocheng', 'lvliang'] as const) {
  test(`[D-8] the profile of ${city} loads as it was after it was written`, () => {
    const profile = loaded(profileFiles(city));
    assert.deepEqual(loaded(writeProfile(profile, 'comment')), profile);
  });
}

test('a path as deep as a profile is kept whole, a deeper one is cut and counted', () => {
  const gathered = new History();
  for (const row of rows(2, 'a/b/c', 'x', 'u')) gathered.add(row);
  assert.equal(gathered.summary()?.cut, 0);
  for (const row of rows(3, 'a/b/c/d', 'x', 'u')) gathered.add(row);
  const summary = gathered.summary();
  assert.deepEqual([summary?.cut, summary?.groups.map(({ classPath, count }) => [classPath?.join('/'), count])], [3, [['a/b/c', 5]]]);
});

type Row = Parameters<History['add']>[0];
const AT = '2018-01-01T03:00:00.000Z' as Instant;

function rows(count: number, classPath: string, areaPath: string, unit: string): Row[] {
  return Array.from({ length: count }, () => ({
    classPath: classPath.split('/'),
    areaPath: areaPath.split('/'),
    unitPath: [unit],
    receivedAt: AT,
  }));
}

function derive(history: readonly Row[], timeZone = 'Asia/Tokyo'): Profile {
  const gathered = new History();
  for (const row of history) gathered.add(row);
  const summary = gathered.summary();
  assert.ok(summary !== undefined);
  return deriveProfile(summary, { city: 'c' as CityId, name: { zh: '城', en: 'City' }, timeZone, base });
}

function loaded(files: ReadonlyMap<string, string>): Profile {
  const profile = loadProfile(files);
  assert.ok(profile.ok, profile.ok ? '' : JSON.stringify(profile.error.slice(0, 3)));
  return profile.value;
}
