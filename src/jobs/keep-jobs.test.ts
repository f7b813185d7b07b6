import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Job } from './job.ts';
import { keepHouse } from './keep-house.ts';
import { keepJobs } from './keep-jobs.ts';

/** Lets jobs work until one of them has had so many pauses; gives all pauses by job. */
async function keep(jobs: readonly Job[], pauses: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const stop = new AbortController();
  const waits = new Map<string, number[]>(jobs.map(({ name }) => [name, []]));
  let latest = '';
  await keepJobs(jobs, {
    signal: stop.signal,
    wait: async (ms) => {
      const mine = waits.get(latest);
      mine?.push(ms);
      if (mine?.length === pauses) stop.abort();
      await new Promise((resolve) => setImmediate(resolve));
    },
    onTurn: ({ name }) => {
      latest = name;
    },
  });
  return waits;
}

test('a job that fails is tried again later and later, at most a minute, and holds up no other', async () => {
  let fails = true;
  const failing: Job = {
    name: 'failing',
    everyMs: 5_000,
    run: async () => (fails ? await Promise.reject(new Error('no')) : await Promise.resolve(false)),
  };
  const sound: Job = { name: 'sound', everyMs: 1_000, run: async () => await Promise.resolve(false) };
  const waits = await keep([failing, sound], 7);
  assert.deepEqual(waits.get('failing')?.slice(0, 6), [10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  assert.deepEqual(new Set(waits.get('sound')), new Set([1_000]));
  fails = false;
  assert.deepEqual((await keep([failing], 1)).get('failing'), [5_000]);
});

test('a turn that left something is followed by the next at once', async () => {
  let left = 3;
  const busy: Job = { name: 'busy', everyMs: 9_000, run: async () => await Promise.resolve((left -= 1) > 0) };
  assert.deepEqual((await keep([busy], 4)).get('busy'), [0, 0, 9_000, 9_000]);
});

test('who is asked to stop ends after the turn, and a failure on the way out is nobody’s news', async () => {
  const stop = new AbortController();
  const told: unknown[] = [];
  const job: Job = {
    name: 'stopping',
    everyMs: 1,
    run: async () => {
      stop.abort();
      return await Promise.reject(new Error('the database is gone as well'));
    },
  };
  await keepJobs([job], { signal: stop.signal, wait: async () => await Promise.resolve(), onTurn: (_job, failure) => told.push(failure) });
  assert.deepEqual(told, []);
});

test('a chore that fails does not keep the others from being done, and is told', async () => {
  const done: string[] = [];
  const job = keepHouse([
    async () => await Promise.reject(new Error('first')),
    async () => {
      done.push('second');
      await Promise.resolve();
    },
  ]);
  await assert.rejects(job.run(new AbortController().signal), /first/u);
  assert.deepEqual(done, ['second']);
});
