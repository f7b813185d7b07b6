import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverProblem } from './check-server.ts';

const debian = { number: 150_018, version: '15.18 (Debian 15.18-0+deb12u1)', encoding: 'UTF8', standby: false };

test('PostgreSQL 15 in UTF-8 is good enough', () => {
  assert.equal(serverProblem(debian), undefined);
});

for (const [change, said] of [
  [{ number: 140_012, version: '14.12' }, /14\.12.*needs 15/u],
  [{ encoding: 'SQL_ASCII' }, /SQL_ASCII.*needs UTF8/u],
  [{ standby: true }, /standby.*primary/u],
] as const) {
  test(`a server with ${JSON.stringify(change)} is refused with the reason`, () => {
    assert.match(serverProblem({ ...debian, ...change }) ?? '', said);
  });
}
