import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenForStop } from './stop-signals.ts';

test('the first signal asks to stop; its echo from npm is the same wish; a later one forces', async () => {
  let [clockMs, forced] = [5000, 0];
  using stop = listenForStop(
    () => (forced += 1),
    () => clockMs,
  );
  assert.equal(stop.signal.aborted, false);
  process.emit('SIGTERM', 'SIGTERM');
  assert.equal(await stop.requested, 'SIGTERM');
  assert.equal(stop.signal.aborted, true);
  clockMs += 20;
  process.emit('SIGINT', 'SIGINT');
  assert.equal(forced, 0);
  clockMs += 1500;
  process.emit('SIGINT', 'SIGINT');
  assert.equal(forced, 1);
});

test('it stops listening when disposed', () => {
  const before = process.listenerCount('SIGINT');
  const stop = listenForStop(() => assert.fail('nobody asked'));
  assert.equal(process.listenerCount('SIGINT'), before + 1);
  stop[Symbol.dispose]();
  assert.equal(process.listenerCount('SIGINT'), before);
});
