import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallCity } from '../../../test/support/small-city.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import { instantFromMs } from '../../domain/kernel/time.ts';
import { Agenda } from './agenda.ts';
import { drawArrivals, unspoken } from './arrivals.ts';
import { createChance, drawUuid } from './chance.ts';
import { readTexts } from './read-texts.ts';
import { turnedAway } from './turned-away.ts';

test('an agenda gives the earliest first, and equal instants by rank and order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(3))), (entries) => {
      const agenda = new Agenda<readonly [Instant, number, number]>();
      const items = entries.map(([ms, rank], order) => [instantFromMs(ms), rank, order] as const);
      for (const item of items) agenda.add(item[0], item[1], item);
      const taken: unknown[] = [];
      for (let next = agenda.take(); next !== undefined; next = agenda.take()) taken.push(next.item);
      const sorted = items.toSorted((a, b) => (a[0] === b[0] ? a[1] - b[1] || a[2] - b[2] : a[0] < b[0] ? -1 : 1));
      assert.deepEqual(taken, sorted);
    }),
  );
});

test('chance is repeatable, keeps its bounds and follows its weights', () => {
  assert.deepEqual(createChance(5).between(0, 1_000_000), createChance(5).between(0, 1_000_000));
  const chance = createChance(1);
  const drawn = Array.from({ length: 4_000 }, () =>
    chance.weighted([
      ['a', 3],
      ['b', 1],
      ['never', 0],
    ]),
  );
  const share = drawn.filter((item) => item === 'a').length / drawn.length;
  assert.ok(share > 0.7 && share < 0.8, String(share));
  assert.ok(!drawn.includes('never'));
  assert.throws(() => createChance(1).pick([]));
  assert.match(drawUuid(chance), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/u);
});

test('arrivals come in order of time inside the days asked for, more of them on workdays', () => {
  const plan = { seed: 3, tickets: 2_000, days: 14, firstDay: '2026-03-02' as LocalDate, texts: [], ...smallCity };
  const arrivals = drawArrivals(plan);
  const instants = arrivals.map(({ at }) => at);
  assert.deepEqual(instants, instants.toSorted());
  const days = instants.map((at) => smallCity.calendar.localDate(at));
  assert.deepEqual([days[0], days.at(-1)], ['2026-03-02', '2026-03-15']);
  const free = days.filter((day) => !smallCity.calendar.isWorkday(day)).length;
  assert.ok(free / 4 < (days.length - free) / 10);
  assert.ok(arrivals.every(({ text, caller, traits }) => text !== '' && (caller === null) === (traits.privacy === 'anonymous')));
});

test('texts are read line by line, plain or JSON; unknown codes are left out and unusable lines counted', () => {
  const lines = [
    '暖气不热。',
    '',
    '{"detail":"路灯不亮","class":"heating","area":"nowhere","kind":"help","subject":"灯"}',
    '{broken',
    '{"text":"\\u0000"}',
    '{"n":1}',
  ];
  const { texts, unusable } = readTexts(lines.join('\n'), smallCity.profile);
  assert.equal(unusable, 3);
  const silent = { channel: null, urgency: null, privacy: null, place: null };
  assert.deepEqual(texts, [
    { ...silent, text: '暖气不热。', subject: null, classCode: null, area: null, kind: null },
    { ...silent, text: '路灯不亮', subject: '灯', classCode: 'heating', area: null, kind: 'help' },
  ]);
});

test('[R-4] what is turned away says why in its own words, whatever texts are given', () => {
  const texts = [{ ...unspoken, text: '暖气不热。' }];
  const plan = { seed: 5, tickets: 1_000, days: 7, firstDay: '2026-03-02' as LocalDate, texts, ...smallCity };
  for (const { text, classCode, traits } of drawArrivals(plan)) {
    const away = turnedAway.find((candidate) => candidate.text === text);
    assert.equal(away?.outlet, traits.outlet === 'decline' || traits.outlet === 'handOver' ? traits.outlet : undefined);
    assert.equal(classCode === null, away !== undefined);
  }
});
