import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { launch, projectFolder, runHuiyin, temporaryFolder } from '../support/huiyin-process.ts';
import { step } from '../support/step.ts';

type Answer = Readonly<Record<string, unknown>>;

/** The tiny city with follow-ups at any hour, because the command line acts at the hour of the test. */
async function wakefulProfile(folder: string): Promise<string> {
  const profile = path.join(folder, 'profile');
  await cp(path.join(projectFolder, 'profiles', 'xiaocheng'), profile, { recursive: true });
  const file = path.join(profile, 'policy.yaml');
  const policy = await readFile(file, 'utf8');
  const wakeful = policy
    .replace("contactHours: { from: '10:00', to: '19:00' }", "contactHours: { from: '00:00', to: '24:00' }")
    .replace('maxApproved: 1', 'maxApproved: 2');
  await writeFile(file, wakeful);
  return profile;
}

const people: readonly (readonly [login: string, role: string, unit?: string])[] = [
  ['agent', 'agent'],
  ['dispatcher', 'dispatcher'],
  ['judge', 'sendBackJudge'],
  ['order-desk', 'unitReceiver', 'order'],
  ['works-desk', 'unitReceiver', 'works'],
  ['works-handler', 'handler', 'works'],
  ['works-reviewer', 'unitReviewer', 'works'],
  ['checker', 'qualityChecker'],
  ['second-checker', 'qualityChecker'],
  ['officer', 'followUpOfficer'],
  ['auditor', 'auditAdministrator'],
];

/** A desk with a terminal: everything goes through `./huiyin`, as processes. */
class Desk {
  readonly t: TestContext;
  readonly env: Readonly<Record<string, string>>;

  constructor(t: TestContext, data: string) {
    this.t = t;
    this.env = { HUIYIN_DATA: data, PORT: '0', HUIYIN_DEMO: '0' };
  }

  /** Runs a command and gives what it answered as data. */
  async ask(...words: readonly string[]): Promise<Answer> {
    const { code, out, err } = await runHuiyin(this.t, [...words, '--json'], this.env);
    assert.equal(code, 0, `${words.join(' ')}\n${out}${err}`);
    return JSON.parse(out) as Answer;
  }

  /** Runs a command that is refused, and gives the code. */
  async refused(...words: readonly string[]): Promise<unknown> {
    const { code, out, err } = await runHuiyin(this.t, [...words, '--json'], this.env);
    assert.equal(code, 1, `${words.join(' ')}\n${out}${err}`);
    return (JSON.parse(out) as Answer)['code'];
  }

  async print(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await runHuiyin(this.t, words, this.env);
    assert.equal(code, 0, err);
    return out;
  }

  async receive(text: string, data: Answer, ...more: readonly string[]): Promise<{ readonly number: string; readonly ticket: string }> {
    const received = await this.ask('ticket', 'receive', '--as', 'agent', '--text', text, '--data', JSON.stringify(data), ...more);
    return { number: String(received['number']), ticket: String(received['ticket']) };
  }

  async act(number: string, action: string, login: string, data: Answer = {}, ...more: readonly string[]): Promise<Answer> {
    return await this.ask('ticket', 'act', number, action, '--as', login, '--data', JSON.stringify(data), ...more);
  }
}

const holes = { classCode: 'A1', area: 'east' };
const proof = [{ id: 'photo-1', name: 'street.jpg' }];
const answer = { account: 'Filled.', publicAnswer: '路面已修补。', solved: true, unsolvedReason: null, proof, withoutSupports: null };

test('[R-2] [D-5] [H-3] [E-4] [S-5] a life from the first word to the end through the command line, and the measures of it', async (t) => {
  const folder = await temporaryFolder(t);
  const desk = new Desk(t, path.join(folder, 'data'));
  const profile = await wakefulProfile(folder);
  const server = launch(t, path.join(projectFolder, 'huiyin'), ['start'], { env: desk.env });
  await server.said(/Ctrl-C stops it\./u);
  await desk.ask('profile', 'load', profile);
  for (const [login, role, unit] of people) {
    const place = unit === undefined ? [] : ['--unit', unit];
    await desk.ask('accounts', 'add', login, '--city', 'xiaocheng', '--name', login, '--role', role, ...place);
  }

  const lost = await runHuiyin(t, 'accounts add x --city xiaocheng --name x --role handler --unit wroks'.split(' '), desk.env);
  assert.equal(lost.code, 1);
  assert.match(lost.err, /There is no unit "wroks"\. Did you mean "works"\?/u);

  const caller = { name: '张三丰', phone: '13912345678' };
  const said = '我叫张三丰，电话13912345678，东街路面有坑。';
  const { number, ticket } = await desk.receive(said, { privacy: 'confidential', caller }, '--key', 'call-1');
  const again = await desk.receive(said, { privacy: 'confidential', caller }, '--key', 'call-1');
  assert.deepEqual(again, { number, ticket }, 'the same key enters once');

  await desk.act(number, 'takeOn', 'agent', holes);
  await desk.act(number, 'dispatch', 'dispatcher', { ...holes, lead: 'order', supports: [], basis: 'as last year' });
  const sentBack = { reason: 'not ours', basis: 'duty list', suggestedUnit: 'works' };
  await desk.act(number, 'requestSendBack', 'order-desk', sentBack);
  assert.equal(
    await desk.refused('ticket', 'act', number, 'approveSendBack', '--as', 'dispatcher', '--data', '{"reason":"x"}'),
    'ROLE_MAY_NOT',
  );
  await desk.act(number, 'approveSendBack', 'judge', { reason: 'true' });
  await desk.act(number, 'dispatch', 'dispatcher', { ...holes, lead: 'works', supports: [], basis: null });

  await step(t, 'a version that was not seen is refused; another unit sees nothing; four who sign at once are one', async () => {
    assert.equal(await desk.refused('ticket', 'act', number, 'sign', '--as', 'works-desk', '--version', '1'), 'VERSION_STALE');
    assert.equal(await desk.refused('ticket', 'show', number, '--as', 'order-desk'), 'NOT_YOUR_UNIT');
    const signing = Array.from({ length: 4 }, () =>
      runHuiyin(t, ['ticket', 'act', number, 'sign', '--as', 'works-desk', '--json'], desk.env),
    );
    const ends = await Promise.all(signing);
    assert.equal(ends.filter(({ code }) => code === 0).length, 1);
    for (const { code, out } of ends) if (code !== 0) assert.match(out, /ACTION_NOT_IN_STATE|VERSION_STALE/u);
  });

  await step(t, 'a confidential ticket gives the unit nothing that identifies, printed or as data', async () => {
    for (const words of [
      ['--as', 'works-handler'],
      ['--as', 'works-handler', '--json'],
    ]) {
      const shown = await desk.print('ticket', 'show', number, ...words);
      assert.doesNotMatch(shown, /张|三丰|1391|5678|phone"?:"\d/u);
      assert.match(shown, /东街路面有坑/u);
    }
  });

  const contactedAt = Temporal.Now.zonedDateTimeISO('Asia/Tokyo').toString({ timeZoneName: 'never', offset: 'auto' });
  await desk.act(number, 'recordContact', 'works-handler', { way: 'phone', contactedAt, reached: true, proof });
  await desk.act(number, 'requestExtension', 'works-desk', { workdays: 2, reason: 'asphalt is short' });
  const { callerDueAt } = await duePrinted(desk, number);
  await desk.act(number, 'grantExtension', 'dispatcher');
  assert.ok((await duePrinted(desk, number)).callerDueAt > callerDueAt, 'the caller gets the new date');

  await desk.act(number, 'submitAnswer', 'works-handler', answer);
  await desk.act(number, 'approveUnitAnswer', 'works-reviewer');
  assert.equal((await desk.act(number, 'acceptAnswer', 'checker'))['state'], 'concluded');
  const unhappy = { contactedByUnit: true, resolved: false, satisfaction: 1, leftOpen: 'The hole is back.' };
  const redo = await desk.act(number, 'recordFollowUp', 'officer', { request: ticket, way: 'phone', word: unhappy, wantsRedo: true });
  assert.equal(redo['state'], 'handling');
  await desk.act(number, 'submitAnswer', 'works-handler', answer);
  await desk.act(number, 'approveUnitAnswer', 'works-reviewer');
  assert.equal(await desk.refused('ticket', 'act', number, 'acceptAnswer', '--as', 'checker'), 'OWN_ACT');
  await desk.act(number, 'acceptAnswer', 'second-checker');
  const happy = { contactedByUnit: true, resolved: true, satisfaction: 5, leftOpen: null };
  const closed = await desk.act(number, 'recordFollowUp', 'officer', { request: ticket, way: 'phone', word: happy, wantsRedo: false });
  assert.equal(closed['state'], 'closed');

  await step(t, 'the same matter is merged, split and merged; the matter that comes again is linked', async () => {
    const [master, same, later] = await Promise.all([
      desk.receive('夜里施工噪声。', { classCode: 'B1', area: 'east' }),
      desk.receive('又吵了。', { classCode: 'B1', area: 'east' }),
      desk.receive('坑又出现了。', holes),
    ]);
    await desk.ask('ticket', 'merge', same.number, master.number, '--as', 'agent', '--reason', 'same site');
    await desk.ask('ticket', 'split', same.number, '--as', 'agent', '--reason', 'another site');
    await desk.ask('ticket', 'merge', same.number, master.number, '--as', 'agent', '--reason', 'same site after all');
    const { callers } = (await desk.ask('ticket', 'show', master.number, '--as', 'agent')) as { readonly callers: readonly unknown[] };
    assert.equal(callers.length, 2);
    await desk.ask('ticket', 'repeat', later.number, number, '--as', 'agent', '--reason', 'the same hole');
  });

  await step(t, 'the auditor reads who saw and did what, by name', async () => {
    const seen = await desk.print('ticket', 'seen', number, '--as', 'auditor');
    for (const word of [/requestReceived +agent/u, /ticketRead +works-handler/u, /extensionGranted +dispatcher/u]) assert.match(seen, word);
    assert.doesNotMatch(seen, /张三丰|13912345678/u);
    assert.equal(await desk.refused('ticket', 'seen', number, '--as', 'works-handler'), 'ROLE_MAY_NOT');
  });

  await step(t, 'measures are what was done', async () => {
    assert.deepEqual((await desk.ask('due'))['problems'], []);
    const today = (days: number): string => Temporal.Now.plainDateISO('Asia/Tokyo').add({ days }).toString();
    const report = (await desk.ask('measures', '--from', today(-1), '--to', today(0))) as unknown as MeasuresAnswer;
    const figures = new Map(report.measures.map(({ id, after }) => [id, after === null ? null : [after.numerator, after.denominator]]));
    const expected = {
      resolutionRate: [1, 1],
      satisfactionRate: [1, 1],
      firstSatisfactionRate: [0, 1],
      unitSaysResolvedRate: [1, 1],
      redoRate: [1, 1],
      doneInOneGoRate: [0, 1],
      followUpCoverageRate: [1, 1],
      hopsPerTicket: [1, 1],
      refusedSendBackRate: [0, 1],
      repeatRate: [1, 3],
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((id) => [id, figures.get(id)])), expected);
  });

  server.child.kill('SIGTERM');
  assert.equal((await server.ended).code, 0);
});

type MeasuresAnswer = {
  readonly measures: readonly {
    readonly id: string;
    readonly after: { readonly numerator: number; readonly denominator: number } | null;
  }[];
};

async function duePrinted(desk: Desk, number: string): Promise<{ readonly callerDueAt: string }> {
  const { clocks } = (await desk.ask('ticket', 'show', number, '--as', 'agent')) as {
    readonly clocks: readonly { readonly kind: string; readonly dueAt: string }[];
  };
  return { callerDueAt: clocks.find(({ kind }) => kind === 'caller')?.dueAt ?? '' };
}
