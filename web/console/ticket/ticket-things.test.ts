import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { areaPaths } from './area-paths.ts';
import { lightOfClock, runningClocks, type ClockView } from './clock-light.ts';
import { stagesOf } from './stages.ts';
import { candidatesFor, thingsOf } from './ticket-things.ts';
import type { HistoryEntry, TicketView } from './use-ticket.ts';

const at = (time: string): Instant => `2026-03-02T${time}:00.000Z` as Instant;

/** A history of these events, a minute apart. */
function historyOf(...events: readonly (readonly [type: string, data: Record<string, unknown>])[]): readonly HistoryEntry[] {
  return events.map(([type, data], index) => ({
    version: index + 1,
    at: at(`01:${String(index).padStart(2, '0')}`),
    type,
    by: { user: null, unit: null },
    data,
  }));
}

function viewOf(change: Partial<TicketView>): TicketView {
  return { state: 'handling', sheets: [], clocks: [], callers: [], dispatch: {}, ...change } as unknown as TicketView;
}

test('what is asked for waits until it is decided, or the matter goes another way', () => {
  const asked = ['extensionRequested', { workdays: 2, reason: 'rain' }] as const;
  const back = ['sendBackRequested', { reason: 'not ours', basis: 'list', suggestedUnit: 'water' }] as const;
  assert.deepEqual(thingsOf(historyOf(asked)).extensionAsked, asked[1]);
  assert.deepEqual(thingsOf(historyOf(back)).sendBackAsked, back[1]);
  for (const end of ['extensionGranted', 'extensionRefused', 'ticketRecalled', 'answerAccepted'])
    assert.equal(thingsOf(historyOf(asked, [end, {}])).extensionAsked, null, end);
  assert.equal(thingsOf(historyOf(back, ['sendBackApproved', { reason: '' }])).sendBackAsked, null);
});

test('sheets and exclusions have their latest words, and are offered to those who can act on them', () => {
  const issued = ['sheetIssued', { id: 's1', text: 'hurry' }] as const;
  const replied = ['sheetReplied', { id: 's1', text: 'done' }] as const;
  const judged = ['sheetJudged', { id: 's1', accepted: false, reason: 'not done' }] as const;
  assert.deepEqual(thingsOf(historyOf(issued, replied, judged)).sheets.get('s1'), { text: 'hurry', reply: 'done', judgement: 'not done' });
  assert.equal(thingsOf(historyOf(issued, replied, judged, replied)).sheets.get('s1')?.judgement, null);

  const exclusion = ['exclusionRequested', { id: 'e1', measure: 'onTimeRate', reason: 'forceMajeure' }] as const;
  const things = thingsOf(historyOf(exclusion, ['exclusionRequested', { id: 'e2', measure: 'redoRate', reason: 'systemFault' }]));
  const decided = thingsOf(historyOf(exclusion, ['exclusionDecided', { id: 'e1', approved: true }]));
  const open = { id: 's1', closedAt: null, reply: null, receiver: 'housing' };
  const view = viewOf({
    sheets: [open, { ...open, id: 's2', reply: { at: at('02:00') } }, { ...open, id: 's3', closedAt: at('02:00') }] as never,
  });
  assert.deepEqual(candidatesFor('exclusion', view, things, null), ['e1', 'e2']);
  assert.deepEqual(candidatesFor('exclusion', view, decided, null), []);
  assert.deepEqual(candidatesFor('sheetToReply', view, things, 'housing'), ['s1']);
  assert.deepEqual(candidatesFor('sheetToReply', view, things, 'water'), []);
  assert.deepEqual(candidatesFor('sheetToJudge', view, things, null), ['s2']);
});

test('[S-1] a light is red from the first minute after its end, and the most urgent clock stands first', () => {
  const clock = { id: 'a', dueAt: at('10:00'), yellowAt: at('09:00'), stop: null } as unknown as ClockView;
  assert.deepEqual(
    ['08:59', '09:00', '10:00', '10:01'].map((time) => lightOfClock(clock, at(time))),
    ['green', 'yellow', 'yellow', 'red'],
  );
  assert.equal(lightOfClock({ ...clock, yellowAt: null }, at('12:00')), null);
  const clocks = [{ ...clock, id: 'later', dueAt: at('12:00'), yellowAt: at('11:00') }, { ...clock, id: 'none', yellowAt: null }, clock];
  const stopped = { ...clock, id: 'stopped', stop: { at: at('08:00'), outcome: 'met' } } as ClockView;
  assert.deepEqual(
    runningClocks(viewOf({ clocks: [...clocks, stopped] }), at('09:30')).map(({ id }) => id),
    ['a', 'later', 'none'],
  );
});

test('the line of stations shows where a ticket stands, and what it went past', () => {
  const standings = (view: Partial<TicketView>) => stagesOf(viewOf(view), []).map(({ is }) => is);
  assert.deepEqual(standings({ state: 'received', dispatch: null }), ['now', 'ahead', 'ahead', 'ahead', 'none']);
  assert.deepEqual(standings({ state: 'inCentreReview' }), ['done', 'done', 'now', 'ahead', 'none']);
  assert.deepEqual(standings({ state: 'closed' }), ['done', 'done', 'done', 'done', 'none']);
  assert.deepEqual(standings({ state: 'declined', dispatch: null }), ['done', 'none', 'none', 'none', 'none']);
  assert.deepEqual(standings({ state: 'concluded', dispatch: null }), ['done', 'none', 'done', 'now', 'none']);
  const sheet = { closedAt: null, issuedAt: at('01:00') };
  assert.equal(standings({ sheets: [sheet] as never }).at(-1), 'alarm');
  assert.equal(standings({ sheets: [{ ...sheet, closedAt: at('02:00') }] as never }).at(-1), 'done');
});

test('a place is drawn in its area, and a city without a map draws nothing', () => {
  const square = [
    [110, 37],
    [111, 37],
    [111, 38],
    [110, 38],
  ];
  const map = { features: [{ properties: { area: 'east' }, geometry: { type: 'Polygon' as const, coordinates: [square] } }] };
  const drawn = areaPaths(map, { latitude: 37.5, longitude: 110.5 }, 200);
  assert.ok(drawn !== null);
  assert.equal(drawn.point.x, 100);
  assert.ok(Math.abs(drawn.point.y - drawn.height / 2) <= 1);
  assert.ok(drawn.height > 200, 'a degree of latitude is longer than one of longitude here');
  assert.match(drawn.areas[0]?.path ?? '', /^M0\.0 \d+\.\dL200\.0 .*Z$/u);
  assert.equal(areaPaths({ features: [] }, { latitude: 0, longitude: 0 }, 200), null);
});
