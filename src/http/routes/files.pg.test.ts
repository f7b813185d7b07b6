import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { addMs, DAY_MS } from '../../domain/kernel/time.ts';
import { CallerClient, codeOf, requestBody } from '../../../test/support/caller-client.ts';
import { docx, jpeg, pdf, png, SECRET } from '../../../test/support/make-files.ts';
import { withServedCity, type ServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';

const MEGABYTE = 1024 * 1024;

async function withCity(t: TestContext): Promise<ServedCity> {
  const served = await withServedCity(t);
  served.stored.now = served.ports.time.now();
  return served;
}

/** A photo of about so many bytes: whatever follows the end of a JPEG is kept with it. */
function photoOf(bytes: number): Buffer {
  return Buffer.concat([jpeg({ metadata: true }), randomBytes(bytes)]);
}

async function inHousing(served: ServedCity, caller: CallerClient): Promise<string> {
  const { stored } = served;
  stored.now = served.ports.time.now();
  const ticket = await caller.ticket();
  await stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await stored.do(people.dispatcher, ticket, dispatchTo());
  return ticket;
}

/** The id of a file that a member of staff hands in. */
async function handIn(served: ServedCity, login: string, payload: Buffer, headers: Readonly<Record<string, string>>): Promise<string> {
  const cookie = await served.cookieOf(login);
  const answer = await served.app.inject({ method: 'POST', url: '/api/v1/files', payload, headers: { cookie, ...headers } });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json<{ id: string }>().id;
}

test('a photo goes from the form to the unit and back, byte by byte, sealed where it lies', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const photo = photoOf(3 * MEGABYTE);
  const stored = await caller.upload(photo, 'image/jpeg', '张小明的身份证.jpeg');
  assert.deepEqual([stored.name, stored.kind, stored.size], ['张小明的身份证.jpg', 'jpeg', photo.length]);
  await caller.submit({ files: [stored.id] });
  const page = await caller.open();
  assert.deepEqual(page.files, [{ id: stored.id, name: '1.jpg' }]);
  const own = await caller.send('GET', `/progress/files/${stored.id}`);
  assert.ok(own.rawPayload.equals(photo));

  const ticket = await inHousing(served, caller);
  const read = await served.ask(`/tickets/${ticket}/files/${stored.id}`, { as: 'handler.housing' });
  assert.ok(read.rawPayload.equals(photo));
  assert.equal(read.headers['content-type'], 'image/jpeg');
  assert.equal(read.headers['x-content-type-options'], 'nosniff');
  assert.match(String(read.headers['content-security-policy']), /sandbox/u);
  assert.match(String(read.headers['content-disposition']), /^inline; filename="[\w.-]+"; filename\*=UTF-8''%E5/u);
  const trail = await served.ask(`/tickets/${ticket}/trail`, { as: 'auditadministrator' });
  const looks = trail.json<{ what: string; reason: string | null }[]>().filter(({ what }) => what === 'fileRead');
  assert.deepEqual(
    looks.map(({ reason }) => reason),
    [stored.id],
  );

  const { rows } = await served.stored.pool.query<{ sealed: Buffer; name_sealed: Buffer }>(
    'SELECT sealed, name_sealed FROM file_part, file',
  );
  assert.ok(rows.length > 10);
  for (const row of rows) assert.ok(!row.sealed.includes(SECRET) && !row.name_sealed.includes('张小明'));
  assert.deepEqual(served.errors, []);
});

test('[R-3] a unit gets of a confidential caller a clean photo, and no file that cannot be cleaned', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const photo = await caller.upload(jpeg({ metadata: true, orientation: 6 }), 'image/jpeg', '张小明.jpg');
  const report = await caller.upload(pdf(), 'application/pdf', 'report.pdf');
  await caller.submit({ files: [photo.id, report.id], privacy: 'confidential' });
  const ticket = await inHousing(served, caller);
  const clean = await served.ask(`/tickets/${ticket}/files/${photo.id}`, { as: 'handler.housing' });
  assert.equal(clean.statusCode, 200);
  assert.ok(!clean.rawPayload.includes(SECRET) && clean.rawPayload.includes('Exif'));
  assert.equal(clean.rawPayload.length, Number(clean.headers['content-length']));
  assert.match(String(clean.headers['content-disposition']), /filename="photo.jpg"/u);
  assert.equal(codeOf(await served.ask(`/tickets/${ticket}/files/${report.id}`, { as: 'handler.housing' })), 'FILE_WITHHELD');
  const whole = await served.ask(`/tickets/${ticket}/files/${photo.id}`, { as: 'agent' });
  assert.ok(whole.rawPayload.includes(SECRET));
  const document = await served.ask(`/tickets/${ticket}/files/${report.id}`, { as: 'agent' });
  assert.match(String(document.headers['content-disposition']), /^attachment/u);
  // What a unit handed in itself, its reviewer reads whole.
  const id = await handIn(served, 'handler.housing', docx(), { 'content-type': 'application/octet-stream' });
  await served.stored.do(people.housingReceiver, await caller.ticket(), { type: 'sign' });
  const contact = { way: 'phone', contactedAt: served.ports.time.now(), reached: true, proof: [{ id, name: 'x' }] };
  const recorded = await served.ask(`/tickets/${ticket}/recordContact`, { as: 'handler.housing', body: contact });
  assert.equal(recorded.statusCode, 200, recorded.body);
  const reviewed = await served.ask(`/tickets/${ticket}/files/${id}`, { as: 'unitreviewer.housing' });
  assert.ok(reviewed.rawPayload.equals(docx()));
});

test('[H-6] a caller reads the proof of an answer once it is accepted, without what tells where it was taken', async (t) => {
  const served = await withCity(t);
  const caller = await new CallerClient(served).submit();
  const ticket = await inHousing(served, caller);
  await served.stored.do(people.housingReceiver, await caller.ticket(), { type: 'sign' });
  const photo = { 'content-type': 'image/jpeg', 'x-file-name': 'after.jpeg' };
  const id = await handIn(served, 'handler.housing', jpeg({ metadata: true }), photo);
  const proof = [{ id, name: 'called otherwise' }];
  const send = async (action: string, as: string, body: unknown = {}): Promise<void> => {
    const answer = await served.ask(`/tickets/${ticket}/${action}`, { as, body });
    assert.equal(answer.statusCode, 200, answer.body);
  };
  await send('recordContact', 'handler.housing', { way: 'phone', contactedAt: served.ports.time.now(), reached: true, proof });
  const texts = { account: 'x', publicAnswer: 'Done.', solved: true, unsolvedReason: null, withoutSupports: null };
  await send('submitAnswer', 'handler.housing', { ...texts, proof });
  await send('approveUnitAnswer', 'unitreviewer.housing');
  await caller.open();
  assert.equal(codeOf(await caller.send('GET', `/progress/files/${id}`)), 'FILE_UNKNOWN');
  await send('acceptAnswer', 'qualitychecker');
  assert.deepEqual((await caller.refresh()).answers[0]?.files, [{ id, name: 'after.jpg' }]);
  const read = await caller.send('GET', `/progress/files/${id}`);
  assert.equal(read.statusCode, 200);
  assert.ok(!read.rawPayload.includes(SECRET));
  assert.match(String(read.headers['content-disposition']), /after\.jpg/u);
});

test('[R-1] [R-3] what a caller brings to the desk comes in with the request, and is the caller’s from then on', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const photo = { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent('张小明的身份证.jpg') };
  const [id, statement] = [
    await handIn(served, 'agent', jpeg({ metadata: true }), photo),
    await handIn(served, 'agent', png(), { 'content-type': 'image/png' }),
  ];
  const noted = { channel: 'visit', subject: null, text: 'Cold.', place: null, kind: 'complaint', urgency: 'ordinary' } as const;
  const known = { privacy: 'confidential', classCode: null, area: null, caller: { name: '张小明', phone: '13800138000' } } as const;
  const body = { ...noted, ...known, files: [{ id, name: '张小明的身份证.jpg' }] };
  const foreign = { id: await handIn(served, 'dispatcher', png(), { 'content-type': 'image/png' }), name: 'x' };
  assert.equal(codeOf(await served.ask('/tickets', { as: 'agent', body: { ...body, files: [foreign] } })), 'FILE_NOT_USABLE');
  const once = { 'idempotency-key': 'the-visit' };
  const received = [
    await served.ask('/tickets', { as: 'agent', body, headers: once }),
    await served.ask('/tickets', { as: 'agent', body, headers: once }),
  ];
  assert.deepEqual(
    received.map(({ statusCode }) => statusCode),
    [201, 201],
  );
  const [receipt] = received.map((answer) => answer.json<(typeof caller)['receipt'] & { ticket: string }>());
  caller.receipt = receipt ?? assert.fail();
  const ticket = await inHousing(served, caller);
  const uses = await served.stored.pool.query<{ ticket: string }>('SELECT ticket_id AS ticket FROM file_use WHERE file_id = $1', [id]);
  assert.deepEqual(uses.rows, [{ ticket }], 'a repeated wish uses nothing');

  const shown = await served.ask(`/tickets/${ticket}`, { as: 'handler.housing' });
  assert.doesNotMatch(shown.body, /张|身份证/u);
  const read = await served.ask(`/tickets/${ticket}/files/${id}`, { as: 'handler.housing' });
  assert.equal(read.statusCode, 200);
  assert.ok(!read.rawPayload.includes(SECRET));
  assert.deepEqual((await caller.open()).files, [{ id, name: '1.jpg' }]);
  assert.ok((await caller.send('GET', `/progress/files/${id}`)).rawPayload.equals(jpeg({ metadata: true })));

  const words = { text: 'And this.', files: [{ id: statement, name: 'x' }], fromCaller: true };
  assert.equal((await served.ask(`/tickets/${ticket}/addStatement`, { as: 'agent', body: words })).statusCode, 200);
  await served.ask(`/tickets/${ticket}/eraseCaller`, { as: 'securityadministrator', body: { reason: 'asked for' } });
  const { rows } = await served.stored.pool.query<{ id: string }>('SELECT file_id AS id FROM file');
  assert.deepEqual(rows, [{ id: foreign.id }]);
});

test('a file is nobody else’s: not of another ticket, unit, city, page or person', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const photo = await caller.upload(png(), 'image/png');
  await caller.submit({ files: [photo.id] });
  const ticket = await inHousing(served, caller);
  const stranger = new CallerClient(served, '198.51.100.8');
  const refused = await stranger.send('POST', '/requests', requestBody({ files: [photo.id] }));
  assert.deepEqual([refused.statusCode, codeOf(refused)], [422, 'FILE_NOT_USABLE']);
  await stranger.submit();
  await stranger.open();
  assert.equal(codeOf(await stranger.send('GET', `/progress/files/${photo.id}`)), 'FILE_UNKNOWN');
  assert.equal(await stranger.refused('statements', { text: 'x', files: [photo.id] }), 'FILE_NOT_USABLE');
  const other = await stranger.ticket();
  assert.equal(codeOf(await served.ask(`/tickets/${other}/files/${photo.id}`, { as: 'agent' })), 'FILE_UNKNOWN');
  assert.equal(codeOf(await served.ask(`/tickets/${ticket}/files/${photo.id}`, { as: 'handler.water' })), 'NOT_YOUR_UNIT');
  assert.equal(codeOf(await served.ask(`/tickets/${ticket}/files/${photo.id}`)), 'auth.required');
  await served.stored.do(people.housingReceiver, await caller.ticket(), { type: 'sign' });
  const invented = ['018f0000-0000-7000-8000-000000000001', 'x', "' OR 1=1", '', '\u{1F600}', photo.id.toUpperCase()];
  for (const id of invented) {
    const body = { way: 'phone', contactedAt: served.ports.time.now(), reached: true, proof: [{ id, name: 'x' }] };
    const answer = await served.ask(`/tickets/${ticket}/recordContact`, { as: 'handler.housing', body });
    assert.ok(answer.statusCode === 422, `${id}: ${answer.body}`);
  }
  // Rights come first: who may not do it hears nothing of files.
  const body = { text: 'x', files: [{ id: 'x', name: 'x' }], fromCaller: false };
  assert.equal(codeOf(await served.ask(`/tickets/${ticket}/addStatement`, { as: 'handler.housing', body })), 'auth.roleMayNot');
  assert.deepEqual(served.errors, []);
});

test('what is no file of ours is refused with a reason and leaves nothing', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const cases: readonly (readonly [Uint8Array, string, string])[] = [
    [Buffer.alloc(0), 'image/jpeg', 'FILE_EMPTY'],
    [Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml', 'FILE_KIND_UNKNOWN'],
    [Buffer.from('<html><script>'), 'text/html', 'FILE_KIND_UNKNOWN'],
    [png(), 'image/jpeg', 'FILE_KIND_MISMATCH'],
    [png().subarray(0, 40), 'image/png', 'FILE_DAMAGED'],
    [png({ shown: [60_000, 60_000] }), 'image/png', 'FILE_TOO_MANY_PIXELS'],
    [docx([{ name: 'x.xml', content: Buffer.alloc(150 * MEGABYTE) }]), 'application/octet-stream', 'FILE_UNPACKS_TOO_LARGE'],
    [photoOf(10 * MEGABYTE), 'image/jpeg', 'FILE_TOO_LARGE'],
  ];
  for (const [bytes, type, code] of cases) {
    const answer = await caller.send('POST', '/files', bytes, { 'content-type': type });
    assert.equal(codeOf(answer), code, answer.body);
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500);
  }
  for (const name of ['%zz', '%ff', 'a'.repeat(3000)]) {
    assert.equal(
      codeOf(await caller.send('POST', '/files', png(), { 'content-type': 'image/png', 'x-file-name': name })),
      'http.badHeader',
    );
  }
  const nul = await caller.upload(png(), 'image/png', `a\u0000b/../${'长'.repeat(200)}😀.exe`);
  assert.equal(nul.name, `${'长'.repeat(100)}.png`);
  assert.equal((await caller.send('POST', '/files', png())).statusCode, 201);
  const { rows } = await served.stored.pool.query<{ files: number; parts: number; uploads: number }>(
    `SELECT (SELECT count(*) FROM file)::int AS files, (SELECT count(*) FROM file_part)::int AS parts,
      (SELECT count(*) FROM file_upload)::int AS uploads`,
  );
  assert.deepEqual(rows, [{ files: 2, parts: 2, uploads: 2 }]);
  const many = Array.from({ length: 21 }, (_, index) => `018f0000-0000-7000-8000-0000000000${String(index + 10)}`);
  assert.equal(codeOf(await caller.send('POST', '/requests', requestBody({ files: many }))), 'http.badFields');
  assert.deepEqual(served.errors, []);
});

/** A raw connection that sends what it is told. */
async function dial(
  t: TestContext,
  { app }: ServedCity,
): Promise<{ readonly socket: Socket; readonly heard: () => string; readonly closed: Promise<unknown> }> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  t.after(() => socket.destroy());
  let text = '';
  socket.on('data', (data: Buffer) => (text += data.toString('latin1'))).on('error', () => undefined);
  return { socket, heard: () => text, closed: new Promise((resolve) => socket.on('close', resolve)) };
}

function head(city: string, length: number | 'chunked'): string {
  const how = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${String(length)}`;
  return `POST /api/v1/cities/${city}/files HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\n${how}\r\n\r\n`;
}

test('over TCP: in drops, in chunks, too long, and cut off in the middle', async (t) => {
  const served = await withCity(t);
  const { city } = served.stored;
  const photo = photoOf(100_000);
  const drops = await dial(t, served);
  drops.socket.write(head(city, photo.length));
  for (let at = 0; at < photo.length; at += 5_000) {
    await new Promise((resolve) => drops.socket.write(photo.subarray(at, at + 5_000), resolve));
  }
  await waitUntil(() => drops.heard().includes('"kind":"jpeg"'));

  // Longer than allowed without saying so beforehand: refused where the limit is passed, and the answer is heard.
  const flood = await dial(t, served);
  flood.socket.write(head(city, 'chunked'));
  const block = Buffer.alloc(MEGABYTE, 1);
  flood.socket.write(`${jpeg().length.toString(16)}\r\n`);
  flood.socket.write(jpeg());
  flood.socket.write('\r\n');
  for (let sent = 0; sent < 12; sent += 1) {
    flood.socket.write(`${block.length.toString(16)}\r\n`);
    flood.socket.write(block);
    await new Promise((resolve) => flood.socket.write('\r\n', resolve));
  }
  await waitUntil(() => flood.heard().includes('FILE_TOO_LARGE'));
  assert.match(flood.heard(), /^HTTP\/1\.1 413/u);

  const declared = await dial(t, served);
  declared.socket.write(head(city, 1e12));
  await waitUntil(() => declared.heard().includes('FILE_TOO_LARGE'));

  const broken = await dial(t, served);
  broken.socket.write(head(city, 5 * MEGABYTE));
  await new Promise((resolve) => broken.socket.write(photoOf(600_000), resolve));
  const partsOf = async (): Promise<number> => (await served.stored.pool.query('SELECT DISTINCT file_id FROM file_part')).rowCount ?? 0;
  await waitUntil(async () => (await partsOf()) === 2);
  broken.socket.destroy();
  await waitUntil(async () => (await partsOf()) === 1);
  assert.deepEqual(served.errors, []);
});

test('who is erased is erased with the own files, and with nobody else’s', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const [first, later] = [await caller.upload(png(), 'image/png'), await caller.upload(jpeg(), 'image/jpeg')];
  await caller.submit({ files: [first.id] });
  await caller.open();
  await caller.act('statements', { text: 'more', files: [later.id] });
  const other = new CallerClient(served, '198.51.100.8');
  const kept = await other.upload(pdf(), 'application/pdf');
  await other.submit({ files: [kept.id], caller: { name: '李四', phone: '13700137000' } });
  const shared = await handIn(served, 'agent', png(), { 'content-type': 'image/png' });
  for (const { receipt } of [caller, other]) {
    const found = await served.ports.reader.byNumber(served.stored.city, receipt.number);
    const body = { text: 'Both brought this.', files: [{ id: shared, name: 'x' }], fromCaller: true };
    assert.equal((await served.ask(`/tickets/${found?.ticket ?? ''}/addStatement`, { as: 'agent', body })).statusCode, 200);
  }
  const ticket = await caller.ticket();
  const erased = await served.ask(`/tickets/${ticket}/eraseCaller`, { as: 'securityadministrator', body: { reason: 'asked for' } });
  assert.ok(erased.statusCode < 300, erased.body);
  const { rows } = await served.stored.pool.query<{ id: string }>('SELECT DISTINCT file_id AS id FROM file_part');
  assert.deepEqual(rows.map(({ id }) => id).toSorted(), [kept.id, shared].toSorted());
  assert.equal(codeOf(await caller.send('GET', `/progress/files/${first.id}`)), 'FILE_UNKNOWN');
  assert.equal((await caller.refresh()).files.length, 1);
});

test('uploads that nobody names are removed after two days; those of a request stay', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const [used, unused] = [await caller.upload(png(), 'image/png'), await caller.upload(jpeg(), 'image/jpeg')];
  const { fileStore } = served.ports;
  const once = { 'idempotency-key': '018f0000-0000-7000-8000-00000000beef' };
  await caller.submit({ files: [used.id] }, once);
  const now = served.ports.time.now();
  const { signal } = new AbortController();
  await fileStore.prune(addMs(now, -DAY_MS), signal);
  const idsIn = async (table: string): Promise<readonly string[]> =>
    (await served.stored.pool.query<{ id: string }>(`SELECT DISTINCT file_id AS id FROM ${table} ORDER BY 1`)).rows.map(({ id }) => id);
  assert.equal((await idsIn('file')).length, 2);
  // A command that is refused when it is written uses nothing.
  assert.equal(codeOf(await caller.send('POST', '/requests', requestBody({ files: [unused.id] }), once)), 'IDEMPOTENCY_KEY_REUSED');
  await Promise.all([1, 2].map(async () => await fileStore.prune(addMs(now, DAY_MS), signal)));
  for (const table of ['file', 'file_part', 'file_use']) assert.deepEqual(await idsIn(table), [used.id], table);
  assert.deepEqual(await idsIn('file_upload'), []);
  await caller.open();
  assert.equal((await caller.send('GET', `/progress/files/${used.id}`)).statusCode, 200);
});

test('kept bytes that were changed are not handed out', async (t) => {
  const served = await withCity(t);
  const caller = new CallerClient(served);
  const photo = await caller.upload(jpeg(), 'image/jpeg');
  await caller.submit({ files: [photo.id] });
  await caller.open();
  await served.stored.pool.query('UPDATE file_part SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)');
  const answer = await caller.send('GET', `/progress/files/${photo.id}`).catch(() => undefined);
  assert.ok(answer === undefined || answer.statusCode === 500 || answer.rawPayload.length === 0);
  assert.equal(served.errors.length, 1);
});

test('who sends slowly on purpose takes the places of the own address alone', async (t) => {
  const served = await withCity(t);
  const dawdlers = [];
  for (let index = 0; index < 16; index += 1) {
    const dawdler = await dial(t, served);
    dawdler.socket.write(head(served.stored.city, MEGABYTE));
    dawdlers.push(dawdler);
  }
  const uploads = async (): Promise<number> => (await served.stored.pool.query('SELECT FROM file_upload')).rowCount ?? 0;
  await waitUntil(async () => (await uploads()) === 16);
  const neighbour = new CallerClient(served, '127.0.0.1');
  const held = await neighbour.send('POST', '/files', png(), { 'content-type': 'image/png' });
  assert.deepEqual([held.statusCode, held.headers['retry-after']], [429, '5']);
  assert.equal((await new CallerClient(served, '198.51.100.1').upload(png(), 'image/png')).kind, 'png');
  for (const { socket } of dawdlers) socket.destroy();
  await waitUntil(async () => (await uploads()) === 1);
  assert.equal((await neighbour.upload(png(), 'image/png')).kind, 'png');
  assert.deepEqual(served.errors, []);
});
