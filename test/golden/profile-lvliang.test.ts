import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readAccountList } from '../../src/application/accounts/read-account-list.ts';
import { loadProfile } from '../../src/application/profile/load-profile.ts';
import { profileWarnings } from '../../src/application/profile/profile-warnings.ts';
import { findDuty } from '../../src/domain/profile/find-duty.ts';
import { mayHold } from '../../src/domain/profile/may-hold.ts';
import { compileProfile } from '../../src/domain/profile/profile-index.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { profileFiles } from '../support/profile-files.ts';

const counties = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'geo', 'lvliang_counties.geojson');

const CLASSES_AT_LEAST: ReadonlyMap<number, number> = new Map([
  [1, 18],
  [2, 90],
  [3, 350],
]);

const files = profileFiles('lvliang');
const profile = loadLvliang();
const index = compileProfile(profile);

test('[D-8] the profile of the city has its counties, some sixty units and a tree of three levels, without a warning', () => {
  assert.equal(profile.areas.length, 13);
  const level2 = profile.units.filter((unit) => unit.level === 2);
  assert.ok(level2.length - 13 >= 55, String(level2.length));
  for (const area of profile.areas) {
    const below = profile.units.filter((unit) => unit.level === 3 && unit.area === area.code);
    assert.ok(below.length >= 6, area.name.zh);
  }
  for (const level of [1, 2, 3]) assert.ok(profile.classes.filter((node) => node.level === level).length >= (CLASSES_AT_LEAST.get(level) ?? 0));
  assert.ok(profile.units.some((unit) => unit.name.zh.length >= 30));
  assert.deepEqual(profileWarnings(profile), []);
});

test('[D-8] every third-level class is somebody\'s duty in every county, and that unit may hold it', () => {
  for (const node of profile.classes.filter(({ code }) => index.isLeaf(code))) {
    for (const area of [...profile.areas.map(({ code }) => code), null]) {
      const duty = findDuty(index, node.code, area, profile.validFrom);
      assert.ok(duty !== undefined, `${node.code} ${area ?? ''}`);
      assert.ok(mayHold(index, duty.entry.unit, node.code, area, profile.validFrom).ok, node.code);
    }
  }
});

/** Where matters of daily life belong; class, area, unit. */
const expected: readonly (readonly [string, string | null, string])[] = [
  ['路灯不亮', '文水县', 'wenshui'],
  ['路灯不亮', '离石区', 'urban-management'],
  ['室温不达标', '离石区', 'heating'],
  ['室温不达标', '汾阳市', 'fenyang'],
  ['不动产登记办理', '兴县', 'planning'],
  ['公积金提取', '临县', 'housing-fund'],
  ['门诊住院报销', '孝义市', 'medical-insurance'],
  ['煤矿安全', '柳林县', 'energy'],
  ['餐饮油烟', '交城县', 'urban-management'],
  ['移动业务', '岚县', 'mobile'],
  ['拖欠农民工工资', '中阳县', 'zhongyang'],
  ['拖欠农民工工资', null, 'human-resources'],
  ['邻里纠纷调解', '石楼县', 'shilou'],
];

for (const [className, areaName, unit] of expected) {
  test(`[D-8] ${className} ${areaName ?? ''} → ${unit}`, () => {
    const classCode = codeNamed(profile.classes, className);
    const area = areaName === null ? null : codeNamed(profile.areas, areaName);
    assert.equal(findDuty(index, classCode, area, profile.validFrom)?.entry.unit, unit);
  });
}

test('[D-8] taking land is not pushed down to a town', () => {
  const classCode = codeNamed(profile.classes, '征地补偿款发放');
  const [town] = profile.units.filter((unit) => unit.kind === 'township' && unit.parent === 'wenshui');
  assert.ok(town !== undefined && town.area !== null);
  const answer = mayHold(index, town.code, classCode, town.area, profile.validFrom);
  assert.equal(answer.ok ? 'yes' : answer.error.code, 'classNotForLevel');
});

test('[H-4] only what the city listed may become long-cycle', () => {
  const listed = profile.classes.filter((node) => node.longCycle).map((node) => node.name.zh);
  for (const name of ['土地征收补偿', '房屋征收与补偿', '通信设施建设', '城镇道路建设']) assert.ok(listed.includes(name), name);
  assert.ok(!listed.includes('供热'));
});

test('[H-1] [H-3] [H-4] [R-7] the numbers are those that the city published', () => {
  const { limits, extension, longCycle } = profile.policy;
  assert.deepEqual(limits.acceptAndDispatch, { unit: 'workday', amount: 0.5 });
  assert.deepEqual(limits.urgentResponse, { unit: 'minute', amount: 30 });
  assert.deepEqual(limits.handling.consult, { unit: 'workday', amount: 3 });
  assert.deepEqual(limits.handling.complaint, { unit: 'workday', amount: 5 });
  assert.deepEqual(extension, { maxCount: 3, maxWorkdaysEach: 3 });
  assert.equal(longCycle.maxCalendarDays, 180);
});

test('the people of the demo city have roles and units that the city has', () => {
  const accounts = readAccountList('demo/accounts.csv', files.get('demo/accounts.csv') ?? '', profile.city);
  assert.ok(accounts.ok);
  const titles = new Set<string>(profile.roles.map((title) => title.role));
  for (const { login, roles, unit } of accounts.value) {
    assert.ok(
      roles.every((role) => titles.has(role)),
      login,
    );
    assert.ok(unit === null || profile.units.some(({ code }) => code === unit), login);
  }
});

test('the counties are those of the map, by number and name', { skip: existsSync(counties) ? false : 'no ../shared/data/geo here' }, () => {
  const map = JSON.parse(readFileSync(counties, 'utf8')) as { features: { properties: { adcode: number; name: string } }[] };
  const onMap = map.features.map(({ properties }) => `${String(properties.adcode)} ${properties.name}`).sort();
  assert.deepEqual(profile.areas.map((area) => `${area.adcode ?? ''} ${area.name.zh}`).sort(), onMap);
});

function loadLvliang(): Profile {
  const loaded = loadProfile(files);
  assert.ok(loaded.ok);
  return loaded.value;
}

function codeNamed<Code extends string>(things: readonly { readonly code: Code; readonly name: { readonly zh: string } }[], name: string): Code {
  const [found] = things.filter((thing) => thing.name.zh === name);
  assert.ok(found !== undefined, name);
  return found.code;
}
