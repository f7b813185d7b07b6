import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { addedLine, checkAccount, type AccountRequest } from '../../src/application/accounts/add-account.ts';
import { hashPassword } from '../../src/application/accounts/password.ts';
import { createLatePorts, type ApiPorts } from '../../src/http/api-ports.ts';
import { createApp } from '../../src/http/create-app.ts';
import type { RequestWatch } from '../../src/http/watch-requests.ts';
import type { UserId } from '../../src/domain/kernel/ids.ts';
import { holdableRoles, unitRoles } from '../../src/domain/access/duties.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import { apiPortsOn } from '../../src/main/api-ports.ts';
import { readConfig } from '../../src/main/config.ts';
import type { OpenedReads } from '../../src/main/read-database.ts';
import { readPortsOn } from '../../src/main/read-ports.ts';
import { servicesOn } from '../../src/main/services.ts';
import { signInOn } from '../../src/main/sign-in.ts';
import { readPrimary } from '../../src/postgres/replica/read-database.ts';
import { dataKey, withStoredCity, type StoredCity } from './stored-city.ts';
import { projectFolder } from './huiyin-process.ts';

/** What a test says of a request; `as` is a login of `ServedCity`. */
export type Asked = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly as?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The small city behind the real server, wired as `main` wires it; errors of ours are collected. */
export type ServedCity<Stored extends StoredCity = StoredCity> = {
  readonly stored: Stored;
  readonly app: FastifyInstance;
  readonly ports: ApiPorts;
  readonly errors: readonly unknown[];
  /** Sends a request below `/api/v1`. People sign in at their first request. */
  ask(path: string, asked?: Asked): Promise<LightMyRequestResponse>;
  /** The session cookie of somebody. */
  cookieOf(login: string): Promise<string>;
  /** Somebody's session has ended: the next request signs in anew. */
  forget(login: string): void;
};

/** Logins: of the centre the role itself (`agent`); of a unit role and unit (`handler.housing`). */
export const servedUnits = ['housing', 'water', 'county', 'county-housing'] as const;

/** Of everybody: one hash for all saves a second of every test. */
export const PASSWORD = 'kuma-toro-dise-bavo';
const PASSWORD_HASH = await hashPassword(PASSWORD);

/** How a city is served otherwise than by the one database: a `watch` of one's own takes the errors as well. */
export type ServedOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly watch?: RequestWatch;
  readonly reads?: Pick<OpenedReads, 'database' | 'replica'>;
};

/** Serves the small city with an account for every role, and every unit role in every unit. */
export async function withServedCity(
  t: TestContext,
  environment: Readonly<Record<string, string>> = {},
  watch?: RequestWatch,
): Promise<ServedCity<Awaited<ReturnType<typeof withStoredCity>>>> {
  return await serveCity(t, await withStoredCity(t), { environment, ...(watch === undefined ? {} : { watch }) });
}

/** The same for a city that is stored already. */
export async function serveCity<Stored extends StoredCity>(
  t: TestContext,
  stored: Stored,
  { environment = {}, watch, reads }: ServedOptions = {},
): Promise<ServedCity<Stored>> {
  const config = readConfig(environment, projectFolder);
  const ended = new AbortController();
  const services = servicesOn({ pool: stored.pool }, dataKey, ended.signal, config);
  const late = createLatePorts();
  const errors: unknown[] = [];
  const app = createApp({
    version: '0.0.0-test',
    // A busy machine must not turn tests away.
    limits: { active: 32, waiting: 10_000, waitingPerClient: 10_000, patienceMs: 2 ** 31 - 1, stalledMs: Number.POSITIVE_INFINITY },
    api: late,
    trustProxy: config.trustProxy,
    webFolder: path.join(projectFolder, 'dist', 'web'),
    checkReadiness: () => Promise.resolve({ ready: true, workers: 1 }),
    watch: watch ?? { onFinished: () => undefined, onError: (error) => errors.push(error) },
  });
  t.after(async () => {
    ended.abort();
    shown.live[Symbol.dispose]();
    await app.close();
  });
  const signInPorts = signInOn(stored.pool, dataKey, services, config, reads?.replica?.pool);
  const shown = readPortsOn({
    ...{ primary: stored.pool, reads: reads?.database ?? readPrimary(stored.pool), key: dataKey, services, rules: signInPorts.rules },
    ...{ replica: reads?.replica?.state ?? null, dataDir: config.dataDir },
    onFailure: (error) => errors.push(error),
  });
  const ports = apiPortsOn(services, signInPorts, shown);
  late.open(ports);

  const accounts = holdableRoles
    .flatMap((role) => accountsOf(role, stored.city))
    .map((request) => {
      const checked = checkAccount(request, () => randomUUID() as UserId);
      assert.ok(checked.ok, JSON.stringify(checked));
      return checked.value;
    });
  const context = { now: services.now(), doer: services.operator };
  await services.accounts.addFirst(
    accounts.map((account) => ({ account, password: { hash: PASSWORD_HASH, mustChange: false } })),
    accounts.map((account) => addedLine(account, context)),
  );
  const cookies = new Map<string, Promise<string>>();

  async function signIn(login: string): Promise<string> {
    const payload = { city: stored.city, login, password: PASSWORD };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload });
    assert.equal(answer.statusCode, 200, answer.body);
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }

  function cookieOf(login: string): Promise<string> {
    const known = cookies.get(login) ?? signIn(login);
    cookies.set(login, known);
    return known;
  }

  return {
    stored,
    app,
    ports,
    errors,
    cookieOf,
    forget: (login) => void cookies.delete(login),
    async ask(path, { method, as, body, headers } = {}) {
      const cookie = as === undefined ? {} : { cookie: await cookieOf(as) };
      return await app.inject({
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        url: `/api/v1${path}`,
        headers: { ...cookie, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
    },
  };
}

function accountsOf(role: Role, city: string): readonly AccountRequest[] {
  if (!unitRoles.includes(role)) return [{ city, login: role.toLowerCase(), name: `${role} of the centre`, roles: [role], unit: null }];
  return servedUnits.map((unit) => ({ city, login: loginOf(role, unit), name: `${role} of ${unit}`, roles: [role], unit }));
}

/** The login of somebody of a unit, or of the centre (null). */
export function loginOf(role: Role, unit: string | null): string {
  return unit === null ? role.toLowerCase() : `${role.toLowerCase()}.${unit}`;
}
