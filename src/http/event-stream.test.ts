import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { waitUntil } from '../../test/support/wait-until.ts';
import { EventStream } from './event-stream.ts';

test('events, the wish to wait, and beats are written as the standard says', async () => {
  const stream = new EventStream();
  stream.retryAfter(1500);
  stream.event('change', '7-1', '{"a":1}');
  stream.beat('7-2');
  stream.end();
  stream.event('change', '8-1', '{}');
  assert.equal(await text(stream), 'retry: 1500\n\nevent: change\nid: 7-1\ndata: {"a":1}\n\n: \nid: 7-2\n\n');
});

test('a client that takes nothing is cut, and no more is kept for it than agreed', async () => {
  const stream = new EventStream();
  const socket = new PassThrough({ highWaterMark: 1 });
  stream.pipe(socket);
  const data = JSON.stringify('x'.repeat(10_000));
  let written = 0;
  while (!stream.destroyed) {
    stream.event('change', '1-1', data);
    written += data.length;
    assert.ok(written < 300_000, 'nobody cuts it');
    if (written === data.length) await waitUntil(() => socket.writableNeedDrain);
  }
  await once(stream, 'close');
  // Nothing is thrown at whoever still writes.
  stream.event('change', '2-1', '{}');
  stream.end();
});
