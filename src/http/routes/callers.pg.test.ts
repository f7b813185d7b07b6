import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Static } from 'typebox';
import type { citiesAnswer, formAnswer } from '../../contract/callers.ts';
import { CallerClient, codeOf, requestBody } from '../../../test/support/caller-client.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

test('the form has the areas, classes and words of its city, and no inner ones', async (t) => {
  const served = await withServedCity(t);
  const cities = (await served.ask('/cities')).json<Static<typeof citiesAnswer>>();
  assert.deepEqual(cities.items, [{ city: 'small', name: { zh: 'Small City', en: 'Small City' } }]);
  const caller = new CallerClient(served);
  const answer = await caller.send('GET', '/form');
  const form = answer.json<Static<typeof formAnswer>>();
  assert.deepEqual(
    form.kinds.map(({ code }) => code),
    ['consult', 'help', 'complaint', 'report', 'suggestion', 'praise'],
  );
  assert.ok(form.classes.some(({ code }) => code === 'heating') && form.files.kinds.length === 9);
  assert.ok(!('units' in form) && !answer.body.includes('Housing'));
  // A city that has no edition of its profile in use is not offered, and breaks nothing.
  await served.stored.pool.query(`INSERT INTO city (city_id, name_zh, name_en) VALUES ('empty', 'x', 'x')`);
  assert.equal((await served.ask('/cities')).json<Static<typeof citiesAnswer>>().items.length, 1);
});

test('hostile and mistaken forms are refused with a code and store nothing', async (t) => {
  const served = await withServedCity(t);
  const caller = new CallerClient(served);
  const person = { name: '张小明', phone: '13800138000' };
  const cases: readonly (readonly [unknown, number, string])[] = [
    [{ ...requestBody(), urgency: 'urgent' }, 400, 'http.badFields'],
    [{ ...requestBody(), channel: 'phone' }, 400, 'http.badFields'],
    [{ ...requestBody(), files: ['x', 'x'] }, 400, 'http.badFields'],
    [requestBody({ text: ' \n ' }), 422, 'TEXT_MISSING'],
    [requestBody({ text: 'a\0b' }), 400, 'TEXT_NOT_STORABLE'],
    [JSON.parse(`{"text":"\\ud83d"}`) as object, 400, 'http.badFields'],
    [{ ...requestBody(), text: `half ${String.fromCharCode(0xd83d)}` }, 400, 'TEXT_NOT_STORABLE'],
    [requestBody({ text: '长'.repeat(50_001) }), 422, 'TEXT_TOO_LONG'],
    [requestBody({ subject: '长'.repeat(201) }), 422, 'TEXT_TOO_LONG'],
    [requestBody({ caller: { ...person, name: '长'.repeat(201) } }), 422, 'TEXT_TOO_LONG'],
    [requestBody({ caller: { ...person, phone: '1'.repeat(41) } }), 422, 'TEXT_TOO_LONG'],
    [requestBody({ caller: { name: null, phone: null } }), 422, 'TEXT_MISSING'],
    [requestBody({ place: { text: 'x', latitude: 91, longitude: 0 } }), 422, 'PLACE_OUT_OF_RANGE'],
    [requestBody({ place: { text: 'x', latitude: 1, longitude: null } }), 422, 'PLACE_OUT_OF_RANGE'],
    [requestBody({ area: 'mars' as never }), 422, 'REFERENCE_UNKNOWN'],
    [requestBody({ privacy: 'anonymous' }), 422, 'ANONYMOUS_WITH_CALLER'],
    [requestBody({ files: ['nothing'] }), 422, 'FILE_NOT_USABLE'],
    ['[]', 400, 'http.badFields'],
    ['{"text":1,"text":2}', 400, 'http.repeatedField'],
    ['{', 400, 'http.badJson'],
  ];
  for (const [body, status, code] of cases) {
    const answer = await caller.send('POST', '/requests', body, { 'content-type': 'application/json' });
    assert.deepEqual([answer.statusCode, codeOf(answer)], [status, code], JSON.stringify(body).slice(0, 80));
  }
  const large = await caller.send('POST', '/requests', requestBody({ text: 'x'.repeat(10 * 1024 * 1024) }));
  assert.deepEqual([large.statusCode, codeOf(large)], [413, 'http.tooLarge']);
  const typed = await caller.send('POST', '/requests', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' });
  assert.deepEqual([typed.statusCode, codeOf(typed)], [415, 'http.unsupportedMediaType']);
  for (const table of ['event', 'ticket', 'person', 'idempotency']) {
    assert.equal((await served.stored.pool.query(`SELECT FROM ${table}`)).rowCount, 0, table);
  }
  assert.deepEqual(served.errors, []);
});

test('every text that is lawful is kept word for word: markup, quotes, emoji, marks of direction', async (t) => {
  const served = await withServedCity(t);
  const text = `<script>alert('x')</script> '; DROP TABLE ticket; -- 😀👨‍👩‍👧 \u202E \${7*7} {{7*7}} 中文`;
  const name = '长'.repeat(200);
  const caller = await new CallerClient(served).submit({
    text,
    subject: text.slice(0, 50),
    caller: { name, phone: '+86 (0358) 822-0000' },
  });
  const page = await caller.open();
  assert.equal(page.text, text);
  const person = await served.ports.states.load(served.stored.city, await caller.ticket());
  assert.ok(person?.request.person);
  const known = await served.ports.persons.read(served.stored.city, [person.request.person]);
  assert.equal([...known.values()][0]?.name, name);
});
