import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { people } from '../../test/support/small-city.ts';
import { waitUntil } from '../../test/support/wait-until.ts';
import type { LiveSubscription } from '../application/live/city-stream.ts';
import type { Principal } from '../application/sessions/ports.ts';
import type { CityId, UserId } from '../domain/kernel/ids.ts';
import { EventStream } from './event-stream.ts';
import { createLiveStreams, liveStreamRules } from './live-streams.ts';

const city = 'small' as CityId;
const principal: Principal = {
  kind: 'session',
  city,
  account: { userId: 'somebody' as UserId, city, login: 'a', name: 'A', roles: ['dispatcher'], unit: null, disabledAt: null },
  actor: people.dispatcher,
  scopes: null,
  sessionId: 'session',
  mfa: false,
  step: null,
};

function subscription(): LiveSubscription & { left: boolean } {
  const made = {
    left: false,
    mark: () => ({ at: { transaction: '12', position: 3 }, seen: null }),
    [Symbol.dispose]() {
      made.left = true;
    },
  };
  return made;
}

const quick = { ...liveStreamRules, beatEveryMs: 5, checkEveryMs: 5 };

test('a silent stream beats, with the place it has come to', async () => {
  const streams = createLiveStreams(() => Promise.resolve([]), quick);
  const stream = new EventStream();
  const own = subscription();
  streams.keep(principal, stream, own);
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  await waitUntil(() => text.length > 40);
  assert.match(text, /^(?:: \nid: 12-3\n\n){2,}$/u);
  stream.destroy();
  await once(stream, 'close');
  assert.ok(own.left);
});

test('a stream ends when its time is over', async () => {
  const streams = createLiveStreams(() => Promise.resolve([]), { ...quick, longestMs: 1 });
  const stream = new EventStream();
  streams.keep(principal, stream, subscription());
  await once(stream.resume(), 'close');
});

test('a stream ends when its principal may not listen any more; while nobody can tell, it goes on', async () => {
  let answer: 'fails' | 'holds' | 'ended' = 'fails';
  let asked = 0;
  const streams = createLiveStreams(async (principals) => {
    asked += 1;
    if (answer === 'fails') return await Promise.reject(new Error('no database'));
    return answer === 'ended' ? principals : [];
  }, quick);
  const stream = new EventStream();
  streams.keep(principal, stream, subscription());
  stream.resume();
  const closed = once(stream, 'close');
  await waitUntil(() => asked > 1);
  answer = 'holds';
  const before = asked;
  await waitUntil(() => asked > before + 1);
  assert.equal(stream.destroyed, false);
  answer = 'ended';
  await closed;
});

test('places of an account are given out, given back once, and given out again', () => {
  const streams = createLiveStreams(() => Promise.resolve([]), { ...quick, mostPerAccount: 2 });
  const first = streams.reserve(principal);
  const second = streams.reserve(principal);
  assert.ok(first !== undefined && second !== undefined);
  assert.equal(streams.reserve(principal), undefined);
  first();
  first();
  const third = streams.reserve(principal);
  assert.ok(third !== undefined);
  assert.equal(streams.reserve(principal), undefined);
  second();
  third();
  assert.ok(streams.reserve(principal) !== undefined && streams.reserve(principal) !== undefined);
});
