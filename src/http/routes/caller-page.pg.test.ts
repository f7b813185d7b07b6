import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { mergeTickets } from '../../application/ticket/merge-tickets.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { CallerClient, codeOf, requestBody } from '../../../test/support/caller-client.ts';
import { jpeg } from '../../../test/support/make-files.ts';
import { withServedCity, type ServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { answer, contactNow, dispatchTo } from '../../../test/support/ticket-script.ts';

const happy = { contactedByUnit: true, resolved: true, satisfaction: 5, leftOpen: null };
const unhappy = { contactedByUnit: false, resolved: false, satisfaction: 1, leftOpen: '还是不热' };

/** Staff work at the same moment as the server. */
async function withCity(t: TestContext): Promise<ServedCity> {
  const served = await withServedCity(t);
  served.stored.now = served.ports.time.now();
  return served;
}

async function dispatched({ stored }: ServedCity, ticket: TicketId): Promise<void> {
  await stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await stored.do(people.dispatcher, ticket, dispatchTo());
  await stored.do(people.housingReceiver, ticket, { type: 'sign' });
}

async function answered(served: ServedCity, ticket: TicketId, change: Parameters<typeof answer>[0] = {}): Promise<void> {
  const { stored } = served;
  stored.now = served.ports.time.now();
  await stored.do(people.housingHandler, ticket, contactNow(stored.now));
  await stored.do(people.housingHandler, ticket, answer(change));
  await stored.do(people.housingReviewer, ticket, { type: 'approveUnitAnswer' });
}

test('[R-2] [E-3] a request from the form to the rating, without an account', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const form = await caller.send('GET', '/form');
  assert.deepEqual(form.json<{ areas: unknown[] }>().areas.length, 1);
  await caller.submit({ classCode: classOf.heating, area: east });
  assert.match(caller.receipt.number, /^\d{8}-\d{6}-\d$/u);
  assert.match(caller.receipt.queryCode, /^[2-9A-Z]{10}$/u);
  assert.ok(caller.receipt.callerDueAt !== null && caller.receipt.next.zh !== '');

  const fresh = await caller.open();
  assert.deepEqual([fresh.stage.code, fresh.unit, fresh.answers], ['received', null, []]);
  assert.equal(fresh.deadline?.at, caller.receipt.callerDueAt);
  assert.deepEqual(
    fresh.possible.map(({ action }) => action),
    ['addStatement', 'protect'],
  );
  assert.equal(await caller.refused('rating', { word: happy, wantsRedo: false }), 'ACTION_NOT_IN_STATE');

  const ticket = await caller.ticket();
  await dispatched(served, ticket);
  await answered(served, ticket, { account: 'INTERNAL ACCOUNT', publicAnswer: '阀门已修好。' });
  const waiting = await caller.refresh();
  assert.deepEqual([waiting.stage.code, waiting.unit?.zh, waiting.answers], ['inCentreReview', 'Housing', []]);
  await served.stored.do(people.checker, ticket, { type: 'acceptAnswer' });
  const seen = await caller.refresh();
  assert.deepEqual(
    seen.answers.map(({ text, solved, final }) => [text, solved, final]),
    [['阀门已修好。', true, false]],
  );
  assert.ok(!JSON.stringify(seen).includes('INTERNAL ACCOUNT'));
  assert.deepEqual(
    seen.possible.map(({ action }) => action),
    ['addStatement', 'rate', 'protect'],
  );

  const rated = await caller.act('rating', { word: unhappy, wantsRedo: false });
  assert.deepEqual(
    rated.ratings.map(({ satisfaction, leftOpen }) => [satisfaction, leftOpen]),
    [[1, '还是不热']],
  );
  assert.deepEqual(
    rated.possible.map(({ action }) => action),
    ['addStatement', 'requestRedo', 'protect'],
  );
  assert.equal(await caller.refused('rating', { word: happy, wantsRedo: false }), 'ALREADY_RATED');
  const again = await caller.act('requestRedo', { reason: '还是不热' });
  assert.deepEqual([again.stage.code, again.deadline?.ofRedo, again.deadline?.running], ['handling', true, true]);
  assert.equal(await caller.refused('requestRedo', { reason: 'x' }), 'ACTION_NOT_IN_STATE');
  assert.deepEqual(
    again.steps.map(({ stage }) => stage),
    [...['received', 'accepted', 'dispatched', 'handling', 'inCentreReview', 'concluded', 'closed', 'handling']],
  );
  assert.deepEqual(served.errors, []);
});

test('[H-8] a final answer can be objected to once, with its document at hand', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served).submit();
  const ticket = await caller.ticket();
  await dispatched(served, ticket);
  const { stored } = served;
  stored.now = served.ports.time.now();
  await stored.do(people.housingHandler, ticket, contactNow(stored.now));
  const file = { id: 'x', name: 'x' };
  await stored.do(people.housingLeader, ticket, {
    type: 'requestFinalAnswer',
    ground: 'unreasonable',
    account: 'INTERNAL',
    publicAnswer: '依据充分，予以最终答复。',
    seal: file,
    redHeaderDocument: file,
    evidence: [file],
  });
  await stored.do(people.checker, ticket, { type: 'approveFinalAnswer' });
  const page = await caller.open();
  assert.equal(page.answers[0]?.final, true);
  const objection = page.possible.find(({ action }) => action === 'objectToFinalAnswer');
  assert.ok(objection?.until !== null && objection !== undefined);
  const after = await caller.act('objectToFinalAnswer', { reason: '事实不清' });
  assert.equal(after.stage.code, 'handling');
  assert.equal(await caller.refused('objectToFinalAnswer', { reason: 'x' }), 'ACTION_NOT_IN_STATE');
});

test('[R-4] a decline shows its reason, its text and the lawful way', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served).submit();
  await served.stored.do(people.agent, await caller.ticket(), {
    type: 'decline',
    reason: 'litigation',
    textForCaller: '该事项应通过诉讼解决。',
    lawfulWay: '向人民法院起诉',
  });
  const page = await caller.open();
  assert.deepEqual([page.stage.code, page.declined?.reason, page.declined?.lawfulWay], ['declined', 'litigation', '向人民法院起诉']);
});

test('[R-5] merged callers have a page each, with nothing of one another', async (t) => {
  const served = await withCity(t);
  const first = await new CallerClient(served, '198.51.100.1').submit();
  const second = await new CallerClient(served, '198.51.100.2').submit({
    text: '我家也不热。',
    caller: { name: '李四', phone: '13700137000' },
  });
  const [master, merged] = [await first.ticket(), await second.ticket()];
  await dispatched(served, master);
  const { stored } = served;
  stored.now = served.ports.time.now();
  const wish = { city: stored.city, actor: people.dispatcher, ticketId: merged, master, reason: 'same' };
  assert.ok((await mergeTickets(stored.ports, wish)).ok);
  await first.open();
  await first.act('statements', { text: 'OF THE FIRST', files: [] });
  await second.open();
  const added = await second.act('statements', { text: 'OF THE SECOND', files: [] });
  assert.deepEqual(
    added.statements.map(({ text }) => text),
    ['OF THE SECOND'],
  );
  assert.deepEqual([added.merged, added.stage.code, added.number], [true, 'handling', second.receipt.number]);
  await answered(served, master, { publicAnswer: '张先生（13800138000）、李四：供热已恢复。张小明已确认。' });
  await stored.do(people.checker, master, { type: 'acceptAnswer' });

  const ofSecond = await second.refresh();
  assert.equal(ofSecond.answers[0]?.text, '***先生（***）、李四：供热已恢复。***已确认。');
  const whole = JSON.stringify(ofSecond);
  for (const secret of [first.receipt.number, master, 'OF THE FIRST', '13800138000', '暖气不热'])
    assert.ok(!whole.includes(secret), secret);
  const rated = await second.act('rating', { word: happy, wantsRedo: false });
  assert.equal(rated.ratings.length, 1);
  const ofFirst = await first.refresh();
  assert.deepEqual([ofFirst.ratings, ofFirst.statements.map(({ text }) => text)], [[], ['OF THE FIRST']]);
  assert.match(ofFirst.answers[0]?.text ?? '', /张先生/u);
  assert.ok(!JSON.stringify(ofFirst).includes('李四'));
});

test('[R-3] a caller makes a request confidential; an anonymous one has nothing to hide', async (t) => {
  const served = await withCity(t);
  const open = await new CallerClient(served).submit();
  await open.open();
  assert.equal((await open.act('protect', { reason: '怕报复' })).privacy, 'confidential');
  assert.equal(await open.refused('protect', { reason: 'x' }), 'ALREADY_CONFIDENTIAL');
  const named = await open.send('POST', '/requests', requestBody({ privacy: 'anonymous' }));
  assert.equal(codeOf(named), 'ANONYMOUS_WITH_CALLER');
  const anonymous = await new CallerClient(served, '198.51.100.9').submit({ privacy: 'anonymous', caller: null });
  assert.equal((await anonymous.open()).privacy, 'anonymous');
});

test('number and code open together, and neither alone; wrong ones are not told apart', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served).submit();
  const other = await new CallerClient(served, '198.51.100.3').submit();
  const { number, queryCode } = caller.receipt;
  const tries = [
    { number, queryCode: '' },
    { number, queryCode: other.receipt.queryCode },
    { number: '', queryCode },
    { number: other.receipt.number, queryCode },
    { number: '20260101-000001-0', queryCode },
    { number: `${number}'--`, queryCode: "' OR 1=1" },
    { number: '\u0000', queryCode: 'x' },
  ];
  const stranger = new CallerClient(served, '198.51.100.4');
  const answers = [];
  for (const body of tries.slice(0, -1))
    answers.push(await new CallerClient(served, `203.0.113.${String(answers.length)}`).send('POST', '/progress', body));
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([404]));
  assert.deepEqual(new Set(answers.map(({ body }) => body)).size, 1);
  assert.equal(codeOf(await stranger.send('POST', '/progress', tries.at(-1))), 'TEXT_NOT_STORABLE');
  // As people type it: full width, small letters, with blanks.
  const typed = {
    number: ` ${number.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)))} `,
    queryCode: queryCode.toLowerCase().replace(/^.{5}/u, '$& '),
  };
  assert.equal((await stranger.send('POST', '/progress', typed)).statusCode, 200);
  const { rows } = await served.stored.pool.query<{ act: string; origin: string; ticket: boolean }>(
    'SELECT act, origin, ticket_id IS NOT NULL AS ticket FROM caller_log ORDER BY position',
  );
  assert.deepEqual(
    rows.map(({ act, ticket }) => [act, ticket]),
    [...[true, true, false, true, false, false].map((ticket) => ['wrongCode', ticket])],
  );
  await assert.rejects(served.stored.pool.query('DELETE FROM caller_log'));
});

test('a page token opens one page of one city for a while, and nothing when it was touched', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served).submit();
  await caller.open();
  const { token } = caller;
  const { pageTokens } = served.ports;
  const now = served.ports.time.now();
  assert.equal(pageTokens.read(served.stored.city, token, now), await caller.ticket());
  assert.equal(pageTokens.read('other' as typeof served.stored.city, token, now), undefined);
  assert.equal(pageTokens.read(served.stored.city, token, '2099-01-01T00:00:00.000Z' as typeof now), undefined);
  for (const forged of ['', 'x', token.slice(1), `B${token.slice(1)}`, `${token.slice(0, -2)}AA`, token.repeat(2)]) {
    caller.token = forged;
    assert.equal(codeOf(await caller.send('GET', '/progress')), 'caller.pageClosed', forged);
    assert.equal(await caller.refused('requestRedo', { reason: 'x' }), 'caller.pageClosed');
  }
});

test('a form sent twice over a broken line is one request; another wish under the key is refused', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const photo = await caller.upload(jpeg(), 'image/jpeg');
  const key = { 'idempotency-key': '3f0a7c1e-7a52-4d0f-9d0f-5f2f7c9f1a11' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => await caller.send('POST', '/requests', requestBody({ files: [photo.id] }), key)),
  );
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    Array.from({ length: 8 }, () => 201),
    answers.map(({ body }) => body).join('\n'),
  );
  assert.equal(new Set(answers.map((each) => each.json<{ number: string }>().number)).size, 1);
  const { rows } = await served.stored.pool.query('SELECT FROM ticket');
  assert.equal(rows.length, 1);
  assert.equal(codeOf(await caller.send('POST', '/requests', requestBody({ text: 'other' }), key)), 'IDEMPOTENCY_KEY_REUSED');
  assert.equal(codeOf(await caller.send('POST', '/requests', requestBody(), { 'idempotency-key': '1' })), 'http.badHeader');
  Object.assign(caller.receipt, answers[0]?.json());
  const page = await caller.open();
  assert.deepEqual(
    page.files.map(({ id }) => id),
    [photo.id],
  );
  const twice = await Promise.all(
    [1, 2].map(
      async () => await caller.send('POST', '/progress/statements', { text: 'more', files: [] }, { 'idempotency-key': 'k'.repeat(16) }),
    ),
  );
  assert.deepEqual(
    twice.map(({ statusCode }) => statusCode),
    [200, 200],
  );
  assert.equal((await caller.refresh()).statements.length, 1);
});

test('two callers race to rate the same matter, and one caller with oneself', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served).submit();
  const ticket = await caller.ticket();
  await dispatched(served, ticket);
  await answered(served, ticket);
  await served.stored.do(people.checker, ticket, { type: 'acceptAnswer' });
  await caller.open();
  const answers = await Promise.all(
    Array.from({ length: 6 }, async () => await caller.send('POST', '/progress/rating', { word: happy, wantsRedo: false })),
  );
  const codes = answers.map((each) => (each.statusCode === 200 ? 'rated' : codeOf(each))).toSorted();
  assert.deepEqual(codes.filter((code) => code === 'rated').length, 1, codes.join());
  assert.ok(
    codes.every((code) => ['rated', 'ALREADY_RATED', 'VERSION_STALE'].includes(code)),
    codes.join(),
  );
});

test('what stands in no history of callers: addresses; other cities know nothing', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served, '198.51.100.77').submit();
  await caller.open();
  await caller.act('statements', { text: 'more', files: [] });
  const { rows } = await served.stored.pool.query<{ all: string }>(`SELECT string_agg(e::text, '') AS all FROM event e`);
  assert.ok(!(rows[0]?.all ?? '').includes('198.51.100.77'));
  const { number, queryCode } = caller.receipt;
  const elsewhere = await served.app.inject({ method: 'POST', url: '/api/v1/cities/elsewhere/progress', payload: { number, queryCode } });
  assert.equal(codeOf(elsewhere), 'http.unknownCity');
});
