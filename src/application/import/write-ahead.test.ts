import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeAhead } from './write-ahead.ts';

const never = (): boolean => false;

/** Writes that end when the test says so. */
class Desk {
  readonly begun: number[] = [];
  readonly #open = new Map<number, PromiseWithResolvers<string>>();

  readonly write = (batch: number): Promise<string> => {
    this.begun.push(batch);
    const promise = Promise.withResolvers<string>();
    this.#open.set(batch, promise);
    return promise.promise;
  };

  end(batch: number, error?: Error): void {
    const open = this.#open.get(batch);
    assert.ok(open, `${String(batch)} has not begun`);
    if (error === undefined) open.resolve(`done ${String(batch)}`);
    else open.reject(error);
  }
}

async function* numbers(count: number, last?: Error): AsyncGenerator<number> {
  for (let number = 1; number <= count; number += 1) yield await Promise.resolve(number);
  if (last !== undefined) throw last;
}

test('three batches are under way at once, and come out in the order of reading', async () => {
  const desk = new Desk();
  const written = writeAhead(numbers(5), desk.write, never);
  const first = written.next();
  await new Promise(setImmediate);
  assert.deepEqual(desk.begun, [1, 2, 3]);
  desk.end(2);
  desk.end(3);
  await new Promise(setImmediate);
  assert.deepEqual(desk.begun, [1, 2, 3], 'the first one is waited for');
  desk.end(1);
  assert.deepEqual((await first).value, { batch: 1, result: 'done 1' });
  const rest = Array.fromAsync(written, ({ batch }) => batch);
  for (const batch of [4, 5]) {
    while (!desk.begun.includes(batch)) await new Promise(setImmediate);
    desk.end(batch);
  }
  assert.deepEqual(await rest, [2, 3, 4, 5]);
});

/** Everything that came out, and the failure at the end. */
async function outcome(written: AsyncIterable<{ readonly batch: number }>): Promise<readonly [readonly number[], string]> {
  const batches: number[] = [];
  try {
    for await (const { batch } of written) batches.push(batch);
    return [batches, ''];
  } catch (error) {
    return [batches, String(error)];
  }
}

test('after a failed write nothing is begun; what was written beside it still comes out, then the failure', async () => {
  const desk = new Desk();
  const result = outcome(writeAhead(numbers(9), desk.write, never));
  await new Promise(setImmediate);
  desk.end(3);
  desk.end(2, new Error('second'));
  desk.end(1);
  while (!desk.begun.includes(4)) await new Promise(setImmediate);
  desk.end(4);
  assert.deepEqual(await result, [[1, 3, 4], 'Error: second']);
  assert.deepEqual(desk.begun, [1, 2, 3, 4]);
});

test('when reading fails, what is under way is finished first', async () => {
  const desk = new Desk();
  const result = outcome(writeAhead(numbers(2, new Error('disk')), desk.write, never));
  await new Promise(setImmediate);
  desk.end(1);
  desk.end(2);
  assert.deepEqual(await result, [[1, 2], 'Error: disk']);
});

test('a wish to stop ends the reading and finishes what is under way', async () => {
  const desk = new Desk();
  let stop = false;
  const result = outcome(writeAhead(numbers(9), desk.write, () => stop));
  await new Promise(setImmediate);
  stop = true;
  for (const batch of [1, 2, 3]) desk.end(batch);
  assert.deepEqual(await result, [[1, 2, 3], '']);
});

test('a reader that gives up waits for what is under way', async () => {
  const desk = new Desk();
  let left = false;
  const reading = (async () => {
    for await (const { batch } of writeAhead(numbers(9), desk.write, never)) if (batch === 1) break;
    left = true;
  })();
  await new Promise(setImmediate);
  desk.end(1);
  await new Promise(setImmediate);
  assert.equal(left, false);
  desk.end(2);
  desk.end(3);
  await reading;
  assert.ok(left);
});
