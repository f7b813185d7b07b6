import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallCity } from '../../test/support/small-city.ts';
import { local } from '../../test/support/ticket-script.ts';
import { dayIn, wordCountdown, wordMoment } from './working-time.ts';

const { calendar } = smallCity;
const count = (now: string, due: string, language: 'zh' | 'en' = 'zh') => wordCountdown(calendar, local(now), local(due), language);

test('[C-1] a countdown counts working time, in days, then hours, then minutes', () => {
  assert.equal(count('2026-03-02 09:00', '2026-03-06 18:00'), '还剩 4.8 个工作日');
  assert.equal(count('2026-03-06 18:00', '2026-03-09 18:00'), '还剩 1 个工作日');
  assert.equal(count('2026-03-09 16:00', '2026-03-09 18:00'), '还剩 2 工作小时');
  assert.equal(count('2026-03-09 17:31', '2026-03-09 18:00', 'en'), '29 min left');
});

test('[H-1] the last minutes of a limit that runs around the clock are counted in the night too', () => {
  assert.equal(count('2026-03-10 03:00', '2026-03-10 03:30'), '还剩 30 分钟');
  assert.equal(count('2026-03-10 03:00', '2026-03-10 08:00'), '即将到期');
});

test('[S-1] what is over is said to be over, also in the night when no working time passes', () => {
  assert.equal(count('2026-03-10 03:00', '2026-03-09 18:00'), '已超期');
  assert.equal(count('2026-03-13 18:00', '2026-03-09 18:00'), '已超 4 个工作日');
});

test('moments are as short as their distance allows, in the zone of the city', () => {
  const zone = 'Asia/Shanghai';
  const word = (at: string, language: 'zh' | 'en' = 'zh') => wordMoment(zone, local('2026-03-09 10:00'), local(at), language);
  assert.equal(word('2026-03-09 16:40'), '今天 16:40');
  assert.equal(word('2026-03-10 08:05'), '明天 08:05');
  assert.equal(word('2026-11-30 18:00'), '11月30日 18:00');
  assert.equal(word('2026-11-30 18:00', 'en'), '30 Nov 18:00');
  assert.equal(word('2025-12-31 18:00'), '2025-12-31 18:00');
  assert.equal(dayIn(zone, local('2026-03-09 00:00')), '2026-03-09');
});
