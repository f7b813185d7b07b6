import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { readRows } from '../../../test/support/read-rows.ts';
import { withServedCity, type ServedCity } from '../../../test/support/served-city.ts';
import { smallProfile } from '../../../test/support/small-city.ts';
import type { Caller } from '../../application/ports.ts';

type Export = { readonly id: string; readonly state: string; readonly lines: number };
type Refused = { readonly error: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } };

const columns = ['number', 'title', 'state', 'kind', 'privacy', 'channel', 'classCode', 'unit', 'receivedAt', 'dueAt', 'followers'];
const tickets = (filters: object = {}) => ({ list: null, filters, order: 'newest', columns });
const wish = (more: object = {}) => ({ shows: tickets(), format: 'csv', language: 'zh', reason: null, ...more });

/** Above two lines somebody else has to agree, and more than four are refused. */
async function cityWithLimit(t: TestContext): Promise<ServedCity<Awaited<ReturnType<typeof withServedCity>>['stored']>> {
  const city = await withServedCity(t);
  const policy = { ...smallProfile.policy, exports: { approvalAbove: 2, most: 4 } };
  await city.stored.pool.query("UPDATE profile_edition SET content = jsonb_set(content, '{policy}', $1)", [JSON.stringify(policy)]);
  return city;
}

async function ask(city: ServedCity, as: string, body: object): Promise<Export & Partial<Refused>> {
  return (await city.ask('/exports', { as, body })).json();
}

async function log(city: ServedCity): Promise<readonly string[]> {
  const { items } = (await city.ask('/export-log', { as: 'auditadministrator' })).json<{
    items: readonly { act: string; lines: number; reason: string | null }[];
  }>();
  return items.map(({ act, lines, reason }) => [act, lines, reason ?? '-'].join(' '));
}

test('[S-5] a small export is taken at once: a watermark, no caller, no formula; and it stands in the log', async (t) => {
  const city = await withServedCity(t);
  const caller: Caller = { name: '韩梅梅', phone: '13912345678' };
  await city.stored.receive({ kind: 'help', caller, subject: '=HYPERLINK("http://x","韩梅梅 13912345678 家暖气不热")' });
  for (const format of ['csv', 'xlsx']) {
    const asked = await ask(city, 'dispatcher', wish({ format, shows: tickets({ kind: ['help'] }) }));
    assert.equal(asked.state, 'ready', JSON.stringify(asked));
    const file = await city.ask(`/exports/${asked.id}/file`, { as: 'dispatcher' });
    assert.equal(file.statusCode, 200);
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="[\w. -]+"; filename\*=UTF-8''%E5%85%A8/u);
    const read = await readRows(file.rawPayload, { headerRow: 2 });
    assert.ok(read.refusal === null);
    assert.deepEqual(read.header?.slice(0, 4), ['工单编号', '标题', '状态', '诉求类型']);
    const [row] = read.rows;
    const title = row?.cells[1];
    assert.ok(typeof title === 'string');
    assert.ok(!title.includes('韩梅梅') && !title.includes('1391234') && title.includes('暖气不热'), title);
    assert.equal(title.startsWith("'="), format === 'csv');
    const note = await readRows(file.rawPayload, { headerRow: 1 });
    assert.match(JSON.stringify(note), /导出人：dispatcher of the centre（热线中心）｜.*范围：全部工单，诉求类型：求助｜共 1 件/u);
  }
  assert.deepEqual(await log(city), ['taken 1 -', 'asked 1 -', 'taken 1 -', 'asked 1 -']);
  await assert.rejects(city.stored.pool.query('DELETE FROM export_log'), /permission denied|never changed/u);
  assert.deepEqual(city.errors, []);
});

test('[S-5] above the limit another person decides, once, and the file goes to nobody but the one who asked', async (t) => {
  const city = await cityWithLimit(t);
  for (let n = 0; n < 3; n += 1) await city.stored.receive();
  const refused = await ask(city, 'supervisor', wish());
  assert.deepEqual(refused.error?.params, { lines: 3, limit: 2 });
  assert.equal(refused.error?.code, 'EXPORT_NEEDS_REASON');
  const asked = await ask(city, 'supervisor', wish({ reason: '月度会商' }));
  assert.equal(asked.state, 'waiting');
  const code = async (path: string, as: string, body?: object): Promise<string> => {
    const answer = await city.ask(path, { as, ...(body === undefined ? {} : { body }) });
    return answer.statusCode === 200 ? 'ok' : answer.json<Refused>().error.code;
  };
  const at = `/exports/${asked.id}`;
  assert.equal(await code(`${at}/file`, 'supervisor'), 'EXPORT_NOT_GRANTED');
  assert.equal(await code(`${at}/grant`, 'supervisor', { reason: null }), 'OWN_ACT');
  assert.equal(await code(`${at}/grant`, 'unitleader.housing', { reason: null }), 'EXPORT_UNKNOWN');
  assert.equal(await code(`${at}/refuse`, 'mayor', { reason: ' ' }), 'TEXT_MISSING');
  const waiting = (await city.ask('/exports', { as: 'mayor' })).json<{ waiting: readonly Export[] }>().waiting;
  assert.deepEqual(
    waiting.map(({ id }) => id),
    [asked.id],
  );
  const both = await Promise.all(['mayor', 'vicemayor'].map(async (as) => await code(`${at}/grant`, as, { reason: null })));
  assert.deepEqual(both.toSorted(), ['EXPORT_DECIDED', 'ok']);
  assert.equal(await code(`${at}/file`, 'mayor'), 'EXPORT_UNKNOWN');
  assert.equal(await code(`${at}/file`, 'supervisor'), 'ok');
  await city.stored.receive();
  assert.equal(await code(`${at}/file`, 'supervisor'), 'EXPORT_GROWN');
  await city.stored.receive();
  assert.equal((await ask(city, 'supervisor', wish({ reason: 'x' }))).error?.code, 'EXPORT_TOO_LARGE');
  await city.stored.pool.query(`UPDATE export SET asked_at = asked_at - interval '2 days', decided_at = decided_at - interval '2 days'`);
  assert.equal(await code(`${at}/file`, 'supervisor'), 'EXPORT_EXPIRED');
  assert.deepEqual(await log(city), ['taken 3 -', 'granted 3 -', 'asked 3 月度会商']);
  assert.deepEqual(city.errors, []);
});

test('a unit exports its own tickets, with what it may read, and its leader decides', async (t) => {
  const city = await cityWithLimit(t);
  const { ticket } = await city.stored.live();
  const own = await ask(city, 'handler.housing', wish());
  assert.equal(own.lines, 1, JSON.stringify(own));
  const { rawPayload } = await city.ask(`/exports/${own.id}/file`, { as: 'handler.housing' });
  assert.ok(rawPayload.toString('utf8').includes('（Housing）'), ticket);
  assert.equal((await ask(city, 'handler.water', wish())).lines, 0);
  assert.equal((await ask(city, 'handler.housing', wish({ shows: { ...tickets(), list: 'toDispatch' } }))).error?.code, 'ROLE_MAY_NOT');
  assert.equal((await ask(city, 'knowledgeeditor', wish())).error?.code, 'ROLE_MAY_NOT');
  assert.deepEqual(city.errors, []);
});
