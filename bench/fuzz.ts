import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import path from 'node:path';
import { programFolder } from '../src/main/paths.ts';
import { createPool } from '../src/postgres/pool.ts';
import { drawFrom, type Draw } from '../test/support/chance.ts';
import type { Bench } from './bench.ts';
import { cachedCity } from './city/cached-city.ts';
import { MEASURED_CITY, staffFile, type StaffMember } from './city/installation.ts';
import { drawRequest, operationsOf, type DrawnRequest } from './fuzz/draw-request.ts';
import type { Known } from './fuzz/hostile-values.ts';
import { judgeAnswer, type ReceivedAnswer } from './fuzz/judge-answer.ts';
import { startServer } from './load/running-server.ts';

const TICKETS = 4_000;
const PARALLEL = 8;
const SHOWN = 20;
/** Operations that end the sessions that the others need are mostly tried without one. */
const ENDING: ReadonlySet<string> = new Set(['signOut', 'endOtherSessions', 'endSession', 'revokeSessions', 'disableAccount', 'giveRoles']);
const ENDING_SHARE = 0.02;
/** Sessions end all the same: so often those who lost theirs sign in again. */
const SIGN_IN_EVERY = 250;

/** Requests of all kinds against every route that the served OpenAPI document names. */
export const bench: Bench = {
  summary: 'hostile requests against every route, drawn from the served OpenAPI document: no 5xx, nothing leaked, nothing broken',
  usage: `npm run bench -- fuzz [REQUESTS] [SEED] [OPERATION]

Counts answers by status. A fault is an answer with a status of 500 or more (503 and 429 must say Retry-After), a refusal without code and
words, an answer that is not as documented, words of the inner workings in an answer, or a connection that ends without an answer. At the
end \`./huiyin check\` must find the read models equal to history. Ends with an error when there was a fault. Default 100,000 requests.`,
  async run([count = '100000', seed = '1', only], report) {
    const dataDir = await cachedCity(TICKETS, report);
    const faults = await fuzz(dataDir, { count: Number(count), draw: drawFrom(Number(seed)), only }, report);
    const check = spawnSync(path.join(programFolder, 'huiyin'), ['check'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', HUIYIN_DATA: dataDir },
      encoding: 'utf8',
    });
    report(`check afterwards: exit ${String(check.status)}`);
    if (check.status !== 0) throw new Error(`the read models are not what history says:\n${check.stdout}${check.stderr}`);
    if (faults > 0) throw new Error(`${String(faults)} faults`);
  },
};

type Plan = { readonly count: number; readonly draw: Draw; readonly only: string | undefined };
type Report = (line: string) => void;

async function fuzz(dataDir: string, { count, draw, only }: Plan, report: Report): Promise<number> {
  await using server = await startServer(dataDir);
  const agent = new Agent({ keepAlive: true, maxSockets: PARALLEL });
  const get = await exchange(server.base, agent, { method: 'GET', path: '/api/v1/openapi.json', headers: {}, body: null });
  const operations = operationsOf(JSON.parse(get.body) as Readonly<Record<string, unknown>>).filter(
    ({ id }) => only === undefined || id === only,
  );
  const known = await knownIn(server.databaseUrl);
  const source = { draw, known };
  const staff = JSON.parse(readFileSync(staffFile(dataDir), 'utf8')) as readonly StaffMember[];
  const cookies = new Map<string, string>();
  const statuses = new Map<number, number>();
  let [sent, faults] = [0, 0];
  const startedAt = performance.now();

  async function worker(): Promise<void> {
    while (sent < count) {
      if (sent % SIGN_IN_EVERY === 0) await signInMissing(server.base, agent, staff, cookies);
      sent += 1;
      const operation = draw.pick(operations);
      const spared = ENDING.has(operation.id) && !draw.happens(ENDING_SHARE);
      const login = spared || cookies.size === 0 || draw.happens(0.12) ? undefined : draw.pick([...cookies.keys()]);
      const cookie = login === undefined ? undefined : cookies.get(login);
      const drawn = drawRequest(operation, source, cookie === undefined ? draw.pick(forgeries) : { cookie });
      const fault = await judge(drawn, login);
      if (fault === undefined) continue;
      faults += 1;
      if (faults <= SHOWN)
        report(
          `FAULT ${drawn.operation.id}: ${drawn.method} ${drawn.path.slice(0, 200)} ${String(drawn.body?.subarray(0, 300) ?? '')}\n  ${fault}`,
        );
    }
  }

  async function judge(drawn: DrawnRequest, login: string | undefined): Promise<string | undefined> {
    try {
      const answer = await exchange(server.base, agent, drawn);
      if (login !== undefined && answer.status === 401 && answer.body.includes('auth.sessionEnded')) cookies.delete(login);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      return judgeAnswer(drawn, answer);
    } catch (error) {
      return `no answer: ${String(error)}`;
    }
  }

  await Promise.all(Array.from({ length: PARALLEL }, worker));
  agent.destroy();
  const seconds = (performance.now() - startedAt) / 1_000;
  const counted = [...statuses].toSorted(([one], [other]) => one - other).map(([status, times]) => `${String(status)}: ${String(times)}`);
  report(
    `${String(sent)} requests to ${String(operations.length)} operations in ${seconds.toFixed(0)} s (${(sent / seconds).toFixed(0)}/s)`,
  );
  report(`by status  ${counted.join('  ')}`);
  report(`faults     ${String(faults)}`);
  return faults;
}

/** Sends one request and reads its answer; of a stream that does not end, its beginning. */
async function exchange(
  base: URL,
  agent: Agent,
  { method, path: target, headers, body }: Omit<DrawnRequest, 'operation'>,
): Promise<ReceivedAnswer> {
  return await new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const outgoing = send(
      { host: base.hostname, port: base.port, agent, method, path: target, headers: { ...headers, ...length } },
      (incoming) => {
        const status = incoming.statusCode ?? 0;
        const parts: Buffer[] = [];
        const finish = (): void => {
          resolve({ status, headers: incoming.headers, body: Buffer.concat(parts).toString('utf8') });
        };
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', finish);
        incoming.on('error', reject);
        // Nothing belongs to it but its head; what is refused before its method is known comes with a body all the same, and the line ends.
        if (method === 'HEAD') finish();
        if (incoming.headers['content-type']?.startsWith('text/event-stream') === true) {
          incoming.destroy();
          finish();
        }
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isReset = ['EPIPE', 'ECONNRESET'].includes(error.code ?? '');
      // A body that is refused for its size may be cut off while it is still being sent; the answer was then read, or is lost with the line.
      if (isReset && body !== null && body.length > 1_000_000) resolve({ status: 413, headers: {}, body: REFUSED });
      // A kept connection that the server ended at the same moment: as every client does, once more on another.
      else if (isReset && outgoing.reusedSocket) resolve(exchange(base, agent, { method, path: target, headers, body }));
      else reject(error);
    });
    outgoing.end(body ?? undefined);
  });
}

const REFUSED = '{"error":{"code":"http.tooLarge","message":{"zh":"","en":""}}}';

async function signInMissing(base: URL, agent: Agent, staff: readonly StaffMember[], cookies: Map<string, string>): Promise<void> {
  for (const { login, password } of staff) {
    if (cookies.has(login)) continue;
    const body = Buffer.from(JSON.stringify({ city: MEASURED_CITY, login, password }));
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const answer = await exchange(base, agent, { method: 'POST', path: '/api/v1/session', headers, body });
    const [cookie] = answer.headers['set-cookie'] ?? [];
    if (cookie !== undefined) cookies.set(login, cookie.split(';')[0] ?? '');
  }
}

/** What nobody's credentials look like. */
const forgeries: readonly Readonly<Record<string, string>>[] = [
  {},
  { cookie: `huiyin=${'A'.repeat(43)}` },
  { cookie: 'huiyin=; huiyin=x' },
  { authorization: `Bearer hyt_${'A'.repeat(43)}` },
  { authorization: 'Basic YWRtaW46YWRtaW4=' },
];

/** Identifiers and codes that mean something in the measured city. */
async function knownIn(databaseUrl: string): Promise<Known> {
  const pool = createPool(databaseUrl, { max: 1 });
  try {
    const column = async (sql: string): Promise<string[]> =>
      (await pool.query<{ readonly value: string }>(sql)).rows.map(({ value }) => value);
    return {
      ids: [
        ...(await column("SELECT ticket_id AS value FROM ticket WHERE state NOT IN ('closed', 'archived') LIMIT 300")),
        ...(await column('SELECT ticket_id AS value FROM ticket LIMIT 100')),
        ...(await column('SELECT user_id AS value FROM account')),
      ],
      numbers: await column('SELECT number AS value FROM ticket LIMIT 50'),
      codes: [
        MEASURED_CITY,
        ...(await column('SELECT DISTINCT unit AS value FROM ticket WHERE unit IS NOT NULL LIMIT 30')),
        ...(await column('SELECT DISTINCT class_code AS value FROM ticket WHERE class_code IS NOT NULL LIMIT 30')),
        ...(await column('SELECT DISTINCT area AS value FROM ticket WHERE area IS NOT NULL')),
        ...(await column('SELECT login AS value FROM account')),
      ],
    };
  } finally {
    await pool.end();
  }
}
