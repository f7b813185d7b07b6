import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePostmasterFile } from './postmaster-file.ts';

const complete = '4242\n/data/postgres\n1771000000\n5432\n/data/socket\n\n  1234567         0\nready   \n';

test('reads process, port, socket folder and state', () => {
  assert.deepEqual(parsePostmasterFile(complete), { pid: 4242, port: 5432, socketDir: '/data/socket', ready: true });
  assert.equal(parsePostmasterFile(complete.replace('ready   ', 'starting'))?.ready, false);
});

test('a file that is being written is not ready', () => {
  for (let length = 0; length < complete.indexOf('ready'); length += 1) {
    assert.notEqual(parsePostmasterFile(complete.slice(0, length))?.ready, true);
  }
});

test('what is not such a file says nothing', () => {
  for (const text of ['', '\n', 'abc\n', '-5\n', '0\n', '1.5\n']) assert.equal(parsePostmasterFile(text), undefined);
});
