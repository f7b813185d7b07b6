import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSharedTurns } from './shared-turns.ts';

/** Work whose turns are ended by hand. */
function byHand() {
  const turns: { readonly end: (error?: Error) => void }[] = [];
  const work = async (): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    turns.push({ end: (error) => (error === undefined ? resolve() : reject(error)) });
    await promise;
  };
  const begun = async (count: number): Promise<void> => {
    while (turns.length < count) await new Promise((done) => setImmediate(done));
  };
  return { turns, work, begun };
}

test('who asks while a turn runs is served by one that began afterwards, together with all who asked since', async () => {
  const shared = createSharedTurns();
  const { turns, work, begun } = byHand();
  const first = shared('a', work);
  await begun(1);
  const later = [shared('a', work), shared('a', work), shared('a', work)];
  const elsewhere = shared('b', work);
  await begun(2);
  assert.equal(turns.length, 2, 'of one key one turn at a time, of another its own');
  turns[0]?.end();
  await first;
  await begun(3);
  turns[1]?.end();
  turns[2]?.end();
  await Promise.all([...later, elsewhere]);
  assert.equal(turns.length, 3);
});

test('a turn that fails fails for those who shared it, and the next goes on', async () => {
  const shared = createSharedTurns();
  const { turns, work, begun } = byHand();
  const failing = shared('a', work);
  await begun(1);
  const next = shared('a', work);
  turns[0]?.end(new Error('the database is gone'));
  await assert.rejects(failing, /the database is gone/u);
  await begun(2);
  turns[1]?.end();
  await next;
  const fresh = shared('a', work);
  await begun(3);
  turns[2]?.end();
  await fresh;
});
