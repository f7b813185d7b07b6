import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planAll, publicUrl, sendNow, withTexting } from '../../../test/support/messaging.ts';
import { people } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { answer, contactNow } from '../../../test/support/ticket-script.ts';
import { messageLines, dispatchedTicket, answerTicket, addContact, withMailGateway } from '../../../test/support/told-tickets.ts';
import type { TicketId, UserId } from '../../domain/kernel/ids.ts';
import { runDue } from '../ticket/run-due.ts';
import { recordDeliveries } from './record-deliveries.ts';

const { signal } = new AbortController();

test('[R-2] the caller gets the receipt with number, code, deadline and link, once, however often one looks', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  const { number, queryCode } = await city.receive();
  await planAll(city);
  await planAll(city);
  assert.deepEqual(await sendNow(city, 'sms', gateway), { sent: 1, failed: 0, later: 0, more: false, down: null });
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 0);
  const [text] = texts();
  assert.equal(text?.to, '13800138000');
  assert.equal(
    text.text,
    `Small City12345：您的诉求已登记，编号${number}，查询码${queryCode}。我们将在3月9日18:00前答复。查看进度：${publicUrl}/progress#${number}.${queryCode}`,
  );
  assert.deepEqual(
    (await messageLines(city)).map(({ template, receiver, state, tries, number: of }) => [template, receiver, state, tries, of]),
    [['receipt', 'caller', 'sent', 1, number]],
  );
});

test('[H-3] [H-8] [S-2] a life tells everybody what concerns them, in the order in which it happened', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  const { server, gateway: mail } = await withMailGateway(t);
  await addContact(city, 'mail', 'desk@housing.example');
  const ticket = await dispatchedTicket(city);
  city.at('2026-03-02 10:00');
  await city.do(people.housingReceiver, ticket, { type: 'sign' });
  await city.do(people.housingHandler, ticket, { type: 'requestExtension', workdays: 2, reason: 'parts are ordered' });
  await city.do(people.dispatcher, ticket, { type: 'grantExtension' });
  await city.do(people.housingHandler, ticket, contactNow(city.now));
  await city.do(people.housingHandler, ticket, answer());
  await city.do(people.housingReviewer, ticket, { type: 'approveUnitAnswer' });
  await city.do(people.checker, ticket, { type: 'rejectAnswer', reason: 'Say since when.' });
  await planAll(city);
  await sendNow(city, 'sms', gateway);
  await sendNow(city, 'mail', mail);
  assert.deepEqual(
    texts()
      .map(({ text }) => text.slice(text.indexOf('：') + 1, text.indexOf('。')))
      .map((text) => text.replace(/\d{8}-\d{6}-\d/u, 'N'))
      .map((text) => text.replace(/查询码.*/u, '查询码')),
    ['您的诉求已登记，编号N，查询码', '您的诉求N需要更多时间办理，答复期限调整为3月11日18:00'],
  );
  assert.deepEqual(
    server.taken.map(({ mail: { subject } }) => subject?.replace(/\d{8}-\d{6}-\d/u, 'N')),
    ['派单提醒 N', '答复退回 N'],
  );
  assert.match(server.taken[1]?.mail.text ?? '', /被退回：Say since when\.，请Housing补正后重新提交，3月11日18:00前办结/u);
});

test('[R-3] of a protected matter a unit is told nothing that identifies, and a text to the caller does not say what it is about', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  const { server, gateway: mail } = await withMailGateway(t);
  await addContact(city, 'mail', 'desk@housing.example');
  const ticket = await dispatchedTicket(city, { privacy: 'confidential', text: '我叫张小明，住3号楼2单元' });
  await city.do(people.housingReceiver, ticket, { type: 'sign' });
  await city.do(people.housingHandler, ticket, contactNow(city.now));
  await city.do(people.housingHandler, ticket, answer());
  await city.do(people.housingReviewer, ticket, { type: 'approveUnitAnswer' });
  await city.do(people.checker, ticket, { type: 'rejectAnswer', reason: 'Zhang Xiaoming of 3-2 is right.' });
  const declined = await city.receive({ privacy: 'confidential' });
  await city.do(people.agent, declined.ticket, {
    type: 'decline',
    reason: 'litigation',
    textForCaller: 'The quarrel about the heating belongs to a court.',
    lawfulWay: 'Court of the East',
  });
  await planAll(city);
  await sendNow(city, 'sms', gateway);
  await sendNow(city, 'mail', mail);
  const told = [...texts().map(({ text }) => text), ...server.taken.map(({ mail: { text, subject } }) => `${subject ?? ''} ${text ?? ''}`)];
  assert.equal(told.length, 5);
  for (const text of told) assert.doesNotMatch(text, /张小明|Zhang|13800138000|3号楼|quarrel|court|Housing.*Housing/iu);
  for (const { text } of texts()) assert.doesNotMatch(text, /Housing|Heating/u);
  for (const {
    mail: { text },
  } of server.taken)
    assert.doesNotMatch(text ?? '', /08:|09:0/u);
});

test('[E-1] nobody is texted at night but with a receipt or in an urgent matter; the rest goes out in the morning', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  const ticket = await dispatchedTicket(city.at('2026-03-02 09:00'));
  await answerTicket(city, ticket);
  city.at('2026-03-02 21:30');
  const urgent = await city.receive({ urgency: 'urgent' });
  await city.do(people.agent, urgent.ticket, { type: 'handOver', to: 'Fire brigade', textForCaller: 'They are on their way.' });
  await planAll(city);
  await sendNow(city, 'sms', gateway);
  const templates = async () => (await messageLines(city)).filter(({ state }) => state === 'sent').map(({ template }) => template);
  assert.deepEqual((await templates()).toSorted(), ['handedOver', 'receipt', 'receipt']);
  await sendNow(city.at('2026-03-03 07:59'), 'sms', gateway);
  assert.equal(texts().length, 3);
  await sendNow(city.at('2026-03-03 08:00'), 'sms', gateway);
  assert.deepEqual((await templates()).toSorted(), ['answered', 'handedOver', 'receipt', 'receipt']);
  assert.equal(
    (await messageLines(city)).every(({ tries }) => tries === 1),
    true,
    'waiting for the morning is no try',
  );
});

test('[S-2] reminders and sheets: receiver, channel and delivery are facts of the ticket, each written once', async (t) => {
  const city = await withStoredCity(t);
  const { server, gateway } = await withMailGateway(t);
  await addContact(city, 'mail', 'desk@housing.example');
  await addContact(city, 'mail', 'gone@housing.example');
  const ticket = await dispatchedTicket(city);
  city.at('2026-03-10 09:00');
  await runDue(city.ports, { city: city.city, now: city.now, limit: 100 });
  server.judge = (address) => (address.startsWith('gone') ? { code: 550 } : undefined);
  await planAll(city);
  await sendNow(city, 'mail', gateway);
  const record = async () => await recordDeliveries(city.ports, city.city, signal);
  assert.deepEqual(await record(), { recorded: 4, refused: [] });
  assert.deepEqual(await record(), { recorded: 0, refused: [] });
  const { rows } = await city.pool.query<{ data: unknown }>(
    `SELECT data FROM event WHERE stream_id = $1 AND type = 'deliveryRecorded' ORDER BY data ->> 'of', data ->> 'status'`,
    [ticket],
  );
  const delivered = { channel: 'mail', status: 'delivered', detail: 'unit:housing' };
  const failed = { channel: 'mail', status: 'failed', detail: 'unit:housing rejected 550' };
  assert.deepEqual(
    rows.map(({ data }) => data),
    [
      { of: 'S1', ...delivered },
      { of: 'S1', ...failed },
      { of: 'unit:1', ...delivered },
      { of: 'unit:1', ...failed },
    ],
  );
  // What is recorded tells nobody anything.
  const before = (await messageLines(city)).length;
  await planAll(city);
  assert.equal((await messageLines(city)).length, before);
});

test('one ticket with a broken history, one caller whose data do not open and one city without rules keep nobody from being told', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  const { ownerPool } = city.database;
  const spoil = async (ticket: TicketId): Promise<void> => {
    await ownerPool.query(
      `INSERT INTO event (city_id, stream_id, version, type, schema_version, occurred_at, data, clocks, metadata)
        VALUES ($1, $2, 2, 'ticketTakenOn', 1, $3, '{}', '[{"type": "step", "id": "none"}]', '{"by": {"user": null, "unit": null}}')`,
      [city.city, ticket, city.now],
    );
  };
  const early = await city.receive();
  const sealed = await city.receive({ caller: { name: '李四', phone: '13900139000' } });
  await planAll(city);
  await spoil(early.ticket);
  await ownerPool.query(
    `UPDATE person SET phone_sealed = phone_sealed || '\\x00' WHERE person_id = (SELECT person_id FROM ticket WHERE ticket_id = $1)`,
    [sealed.ticket],
  );
  const late = await city.receive({ caller: { name: '王五', phone: '13700137000' } });
  await spoil(late.ticket);
  const sound = await city.receive({ caller: { name: '赵六', phone: '13600136000' } });
  assert.deepEqual(new Set(await planAll(city)), new Set([early.ticket, late.ticket]));
  await ownerPool.query(`INSERT INTO city (city_id, name_zh, name_en) VALUES ('a-city-without-rules', 'n', 'n')`);
  await ownerPool.query(
    `INSERT INTO message SELECT (jsonb_populate_record(m, '{"city_id": "a-city-without-rules"}')).* FROM message m LIMIT 1`,
  );
  await assert.rejects(sendNow(city, 'sms', gateway), { name: 'NoProfile' });
  assert.deepEqual(
    texts().map(({ to }) => to),
    ['13600136000'],
  );
  const outcomes = new Map((await messageLines(city)).map(({ number, problem }) => [number, problem]));
  assert.deepEqual(
    [early, sealed, sound].map(({ number }) => outcomes.get(number)),
    ['outdated', 'noAddress', null],
  );
});

test('[S-2] who judges a sheet of a level is told, at every address; who may not sign in any more is not', async (t) => {
  const city = await withStoredCity(t);
  const { server, gateway } = await withMailGateway(t);
  const accounts = ['judge', 'left', 'other'].map((login) => ({ login, user: city.ports.ids.uuid() as UserId }));
  for (const { login, user } of accounts) {
    await city.database.ownerPool.query(
      `INSERT INTO account (city_id, user_id, login, name, roles, created_at, disabled_at) VALUES ($1, $2, $3, $3, $4, now(), $5)`,
      [city.city, user, login, login === 'other' ? ['agent'] : ['supervisor', 'agent'], login === 'left' ? city.now : null],
    );
    for (const at of ['a', 'b']) {
      const point = { id: city.ports.ids.uuid(), holder: { kind: 'account', user }, channel: 'mail' } as const;
      await city.store.contacts.add(city.city, point, `${login}@${at}.example`, city.now);
    }
  }
  await dispatchedTicket(city);
  city.at('2026-03-10 09:00');
  await runDue(city.ports, { city: city.city, now: city.now, limit: 100 });
  await planAll(city);
  await sendNow(city, 'mail', gateway);
  assert.deepEqual(server.taken.flatMap(({ to }) => to).toSorted(), ['judge@a.example', 'judge@b.example']);
  assert.match(server.taken[0]?.mail.text ?? '', /已下发1级督办单，对象：Housing/u);
});

test('[R-4] who is declined is told the lawful way, however much is said beside it', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  const { ticket } = await city.receive();
  const lawfulWay = '可向人民法院提起民事诉讼，或先到街道调解委员会申请调解';
  await city.do(people.agent, ticket, {
    type: 'decline',
    reason: 'litigation',
    textForCaller: '物业合同纠纷不属受理范围。'.repeat(40),
    lawfulWay,
  });
  await planAll(city);
  await sendNow(city, 'sms', gateway);
  const text = texts().find((sent) => sent.text.includes('未予受理'))?.text ?? '';
  assert.ok(text.includes(lawfulWay), text);
  assert.ok(text.length <= 335, String(text.length));
});
