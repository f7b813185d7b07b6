import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClassifier } from '../../analysis/classify/classify.ts';
import { learnAtOnce } from '../../analysis/classify/learn-at-once.ts';
import { compileProfile } from '../../domain/profile/profile-index.ts';
import { smallProfile } from '../../../test/support/small-city.ts';
import { treeExamples } from './learn-classes.ts';
import { readMatter } from './read-matter.ts';

const profileWith = (policy: object) => compileProfile({ ...smallProfile, policy: { ...smallProfile.policy, ...policy } });

test('[D-9] how certain a class must be to be more than a guess is the city’s to say', () => {
  const profile = profileWith({});
  const reader = { model: 'class-tree', classifier: createClassifier(learnAtOnce(treeExamples(profile))) };
  const said = { text: 'Heating', place: '' };
  const first = readMatter(reader, profile, said).classes[0];
  assert.ok(first !== undefined);
  const percent = first.score * 100;
  const sureFrom = (classSureFrom: number): boolean => readMatter(reader, profileWith({ advice: { classSureFrom } }), said).sure;
  assert.deepEqual([sureFrom(Math.floor(percent)), sureFrom(Math.floor(percent) + 1)], [true, false]);
  assert.equal(readMatter(reader, profile, said).sure, percent >= 50);
  assert.equal(readMatter(reader, profileWith({ advice: { classSureFrom: 0 } }), { text: '。', place: '' }).sure, false);
});
