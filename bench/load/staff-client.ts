import { setTimeout as wait } from 'node:timers/promises';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import type { UnitCode } from '../../src/domain/kernel/ids.ts';
import type { FileRef } from '../../src/domain/loop/actor.ts';
import { MEASURED_CITY, type StaffMember } from '../city/installation.ts';
import { HttpClient, type HttpAnswer } from './http-client.ts';

/** What a request may carry beside its body. */
export type Wish = { readonly key?: string; readonly version?: number };

/** The session cookie of somebody for each role; connections may share it. */
export type CookieJar = Map<Role, string>;

/** One connection, and the people who have signed in on it. */
export class StaffClient {
  readonly #http: HttpClient;
  readonly #cookies: CookieJar;

  constructor(base: URL, cookies: CookieJar = new Map()) {
    this.#http = new HttpClient(base);
    this.#cookies = cookies;
  }

  /** Signs in somebody for each of these roles; those of a unit must be of this one. */
  async signIn(staff: readonly StaffMember[], roles: readonly Role[], unit: UnitCode): Promise<void> {
    for (const role of roles) {
      const member = staff.find((each) => each.roles.includes(role) && (each.unit === null || each.unit === unit));
      if (member === undefined) throw new Error(`nobody is ${role} of ${unit}`);
      const { login, password } = member;
      const body = JSON.stringify({ city: MEASURED_CITY, login, password });
      const answer = await patiently(
        async () => await this.#http.send('POST', '/api/v1/session', { 'sec-fetch-site': 'same-origin' }, body),
      );
      const cookie = answer.headers.get('set-cookie')?.split(';')[0];
      if (cookie === undefined || answer.status >= 300)
        throw new Error(`${login} could not sign in: ${String(answer.status)} ${answer.body}`);
      this.#cookies.set(role, cookie);
    }
  }

  /** Sends a request of somebody who has signed in; a body makes it a POST. */
  async send(role: Role, path: string, body?: unknown, wish: Wish = {}): Promise<HttpAnswer> {
    const headers: Record<string, string> = { cookie: this.#cookies.get(role) ?? '', 'sec-fetch-site': 'same-origin' };
    if (wish.key !== undefined) headers['idempotency-key'] = wish.key;
    if (wish.version !== undefined) headers['if-match'] = `"${String(wish.version)}"`;
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await this.#http.send(method, `/api/v1${path}`, headers, body === undefined ? null : JSON.stringify(body));
    const renewed = answer.headers.get('set-cookie')?.split(';')[0];
    if (renewed !== undefined) this.#cookies.set(role, renewed);
    return answer;
  }

  /** Hands in a file as somebody who has signed in; whoever did may name it in all that they do. */
  async upload(role: Role, name: string, content: Buffer): Promise<FileRef> {
    const headers = {
      cookie: this.#cookies.get(role) ?? '',
      'sec-fetch-site': 'same-origin',
      'x-file-name': encodeURIComponent(name),
      'content-type': 'application/octet-stream',
    };
    const answer = await patiently(async () => await this.#http.send('POST', '/api/v1/files', headers, content));
    if (answer.status !== 201) throw new Error(`the file was not taken: ${String(answer.status)} ${answer.body}`);
    const { id } = JSON.parse(answer.body) as { readonly id: string };
    return { id, name };
  }

  close(): void {
    this.#http.close();
  }
}

const MOST_TRIES = 30;

/** Asks again as long as a busy server says "later", as often as makes sense. */
export async function patiently(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503 || tries === MOST_TRIES) return answer;
    await wait(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
  }
}
