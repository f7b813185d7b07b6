import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { profileFiles } from '../../../test/support/profile-files.ts';
import type { Profile } from '../../domain/profile/types.ts';
import { loadProfile } from './load-profile.ts';
import { profileDigest } from './profile-digest.ts';
import { profileWarnings } from './profile-warnings.ts';

const files = profileFiles('xiaocheng');

test('the digest does not depend on the order of files, rows or fields', () => {
  const units = (files.get('units.csv') ?? '').trimEnd().split('\n');
  const turned = new Map([...files].toReversed()).set('units.csv', [units[0], ...units.slice(1).toReversed()].join('\n'));
  const moved = new Map(files).set('roles.yaml', (files.get('roles.yaml') ?? '').trimEnd().split('\n').toReversed().join('\n'));
  assert.equal(digestOf(turned), digestOf(files));
  assert.equal(digestOf(moved), digestOf(files));
});

test('the digest changes with any content', () => {
  const changes: readonly (readonly [string, string, string])[] = [
    ['policy.yaml', 'sign: 4 hours', 'sign: 5 hours'],
    ['units.csv', 'Works Office', 'Works office'],
    ['catalogue.csv', '县职责清单第四条', '县职责清单第五条'],
    ['calendar/2026.yaml', '- 2026-07-12', '- 2026-07-05'],
    ['policy.yaml', '[1, 2]', '[1, 3]'],
  ];
  const digests = changes.map(([name, from, to]) => digestOf(new Map(files).set(name, (files.get(name) ?? '').replace(from, to))));
  assert.equal(new Set([digestOf(files), ...digests]).size, changes.length + 1);
});

test('warnings name units without a duty, equal names and years without a notice', () => {
  assert.deepEqual(
    profileWarnings(loaded(files)).map((warning) => warning.code),
    ['yearNotPublished'],
  );
  const more = `${files.get('units.csv') ?? ''}idle,民生服务办公室,Idle Office,office,2,,\n`;
  assert.deepEqual(
    profileWarnings(loaded(new Map(files).set('units.csv', more))).map((warning) => warning.code),
    ['yearNotPublished', 'sameName', 'unitsWithoutDuty'],
  );
});

function digestOf(of: ReadonlyMap<string, string>): string {
  return profileDigest(loaded(of), (text) => createHash('sha256').update(text).digest('hex'));
}

function loaded(of: ReadonlyMap<string, string>): Profile {
  const profile = loadProfile(of);
  assert.ok(profile.ok);
  return profile.value;
}
