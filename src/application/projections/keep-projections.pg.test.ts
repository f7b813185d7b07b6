import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import type { RecordedEvent } from '../ports.ts';
import { keepProjections, type ProjectionReport } from './keep-projections.ts';
import type { Projection } from './ports.ts';

/** Writes down what it is told of. */
class Listener implements Projection {
  readonly name: string;
  readonly begins: Projection['begins'];
  readonly batch: number = 3;
  readonly heard: number[] = [];
  fault: Error | undefined;
  calls = 0;

  constructor(name: string, begins: Projection['begins'] = 'atStart') {
    this.name = name;
    this.begins = begins;
  }

  async apply(_city: string, events: readonly RecordedEvent[]): Promise<void> {
    this.calls += 1;
    if (this.fault !== undefined) return await Promise.reject(this.fault);
    this.heard.push(...events.map(({ position }) => position.position));
  }
}

async function look(city: StoredCity, ...projections: readonly Projection[]): Promise<ProjectionReport> {
  return await keepProjections(city.ports, projections, new AbortController().signal);
}

/** Looks until the listener has heard `count` events; transactions of other tests hold readers back for moments. */
async function hear(city: StoredCity, listener: Listener, count: number): Promise<void> {
  await waitUntil(async () => {
    await look(city, listener);
    return listener.heard.length >= count;
  });
}

async function receiveSome(city: StoredCity, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await city.receive();
}

test('a projection hears every event once and in order, also those that come later and after a restart', async (t) => {
  const city = await withStoredCity(t);
  await receiveSome(city, 7);
  const listener = new Listener('test:1');
  await hear(city, listener, 7);
  await receiveSome(city, 2);
  const restarted = new Listener('test:1');
  await hear(city, restarted, 2);
  const heard = [...listener.heard, ...restarted.heard];
  assert.equal(new Set(heard).size, 9);
  assert.deepEqual(
    heard,
    heard.toSorted((a, b) => a - b),
  );
  assert.equal((await look(city, restarted)).events, 0);
});

test('one that begins now hears nothing of the past, and everything from then on', async (t) => {
  const city = await withStoredCity(t);
  await receiveSome(city, 2);
  const past = new Listener('past:1');
  await hear(city, past, 2);
  const listener = new Listener('test:1', 'now');
  await look(city, listener);
  await receiveSome(city, 1);
  await hear(city, listener, 1);
  assert.equal(listener.heard.length, 1);
});

test('another edition, and one that was reset, begin anew', async (t) => {
  const city = await withStoredCity(t);
  await receiveSome(city, 2);
  await hear(city, new Listener('test:1'), 2);
  const next = new Listener('test:2');
  await hear(city, next, 2);
  const { rows } = await city.pool.query('SELECT projection FROM projection_checkpoint');
  assert.deepEqual(rows, [{ projection: 'test:2' }]);
  await city.store.projectionLog.reset(city.city, next);
  await hear(city, next, 4);
  assert.deepEqual(next.heard.slice(2), next.heard.slice(0, 2));
});

test('one that fails stays where it is, is told of, and holds up no other', async (t) => {
  const city = await withStoredCity(t);
  await receiveSome(city, 2);
  const [failing, sound] = [new Listener('failing:1'), new Listener('sound:1')];
  failing.fault = new Error('no');
  await waitUntil(async () => {
    const { failures } = await look(city, failing, sound);
    if (failing.calls > 0) assert.deepEqual(failures, [{ city: city.city, projection: 'failing:1', error: failing.fault }]);
    return failing.calls > 0 && sound.heard.length === 2;
  });
  failing.fault = undefined;
  await hear(city, failing, 2);
  assert.equal(failing.heard.length, 2);
});

test('of two processes one advances a projection, and the other takes over when it is gone', async (t) => {
  const city = await withStoredCity(t);
  await receiveSome(city, 2);
  const other = city.otherProcess(city.database.openPool());
  const answers: (number | 'taken')[] = [];
  const listener = new Listener('test:1');
  const working: Projection = {
    name: 'test:1',
    begins: 'atStart',
    batch: 3,
    apply: async () => {
      answers.push(await other.store.projectionLog.advance(city.city, listener));
      throw new Error('died');
    },
  };
  await waitUntil(async () => {
    await look(city, working);
    return answers.length > 0;
  });
  assert.equal(answers[0], 'taken');
  await hear(other, listener, 2);
  assert.equal(listener.heard.length, 2);
});

test('a projection at work holds back no reader of history', async (t) => {
  const city = await withStoredCity(t);
  await receiveSome(city, 1);
  let readMeanwhile = 0;
  const working: Projection = {
    name: 'test:1',
    begins: 'atStart',
    batch: 3,
    apply: async () => {
      await receiveSome(city, 1);
      await waitUntil(async () => {
        readMeanwhile = (await city.store.log.readAll(city.city, null, 10)).length;
        return readMeanwhile === 2;
      });
    },
  };
  await waitUntil(async () => {
    await look(city, working);
    return readMeanwhile > 0;
  });
  assert.equal(readMeanwhile, 2);
});
