import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileFiles } from '../../../test/support/profile-files.ts';
import { compileProfile } from '../../domain/profile/profile-index.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { privacies, requestKinds } from '../../domain/vocabulary/request.ts';
import { DEMO_REQUESTS_FILE, loadDemoRequests } from './load-demo-requests.ts';
import { loadProfile } from './load-profile.ts';

const files = profileFiles('lvliang');
const profile = loadProfile(files);
assert.ok(profile.ok);
const index = compileProfile(profile.value);

test('[R-3] the demo requests name real classes and areas, and show every kind, urgency and privacy in every county', () => {
  const loaded = loadDemoRequests(files.get(DEMO_REQUESTS_FILE), index);
  assert.ok(loaded.ok);
  const requests = loaded.value;
  assert.ok(requests.length >= 120);
  assert.equal(new Set(requests.map((request) => request.text)).size, requests.length);
  assert.deepEqual(new Set(requests.map((request) => request.kind)), new Set(codesOf(requestKinds)));
  assert.deepEqual(new Set(requests.map((request) => request.privacy)), new Set(codesOf(privacies)));
  assert.ok(requests.some((request) => request.urgency === 'urgent'));
  assert.equal(new Set(requests.map((request) => request.area).filter((area) => area !== null)).size, 13);
  assert.ok(requests.some((request) => request.text.length < 25) && requests.some((request) => request.text.length > 250));
});

test('a demo request for an inner class, an unknown class or area is a problem with its line', () => {
  const content = [
    'requests:',
    "  - { class: '01', kind: help, text: x }",
    "  - { class: '999', kind: help, text: x }",
    "  - { class: '010101', kind: hlep, text: x }",
    "  - { class: '010101', kind: help, text: x, area: '1' }",
  ].join('\n');
  const loaded = loadDemoRequests(content, index);
  assert.ok(!loaded.ok);
  assert.deepEqual(
    loaded.error.map((problem) => [problem.code, problem.line]).toSorted((a, b) => Number(a[1]) - Number(b[1])),
    [
      ['classNotLeaf', 2],
      ['unknownClass', 3],
      ['expectedOneOf', 4],
      ['unknownArea', 5],
    ],
  );
});

test('a profile without demo requests has none', () => {
  assert.deepEqual(loadDemoRequests(undefined, index), { ok: true, value: [] });
});
