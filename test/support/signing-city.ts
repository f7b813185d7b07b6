import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import type pg from 'pg';
import { addAccount } from '../../src/application/accounts/add-account.ts';
import type { AdministrationPorts } from '../../src/application/accounts/administer-account.ts';
import type { StoredLogLine } from '../../src/application/accounts/ports.ts';
import type { AccessRefusal } from '../../src/application/sessions/access-refusal.ts';
import { createSessions } from '../../src/application/sessions/authenticate.ts';
import type { SignedIn } from '../../src/application/sessions/begin-session.ts';
import type { Authenticated, IdentityProvider, Principal, Sessions } from '../../src/application/sessions/ports.ts';
import { createSecretBox } from '../../src/application/sessions/secret-box.ts';
import { DEFAULT_ABSOLUTE_MS, DEFAULT_IDLE_MS, type SessionRules } from '../../src/application/sessions/session-rules.ts';
import type { SignInPorts } from '../../src/application/sessions/sign-in-ports.ts';
import { signIn } from '../../src/application/sessions/sign-in.ts';
import type { Account } from '../../src/domain/access/account.ts';
import type { UserId } from '../../src/domain/kernel/ids.ts';
import type { Result } from '../../src/domain/kernel/result.ts';
import { addMs } from '../../src/domain/kernel/time.ts';
import { createAccountLog } from '../../src/postgres/accounts/account-log.ts';
import { createAccountStore } from '../../src/postgres/accounts/account-store.ts';
import { createGuessStore } from '../../src/postgres/sessions/guess-store.ts';
import { createIdentityStore } from '../../src/postgres/sessions/identity-store.ts';
import { createSecondStepStore } from '../../src/postgres/sessions/second-step-store.ts';
import { createSessionStore } from '../../src/postgres/sessions/session-store.ts';
import { createTokenStore } from '../../src/postgres/sessions/token-store.ts';
import { dataKey, withStoredCity, type StoredCity } from './stored-city.ts';

/** Somebody who can sign in, and how. */
export type Person = { readonly account: Account; readonly password: string };

export const OFFICE = '192.0.2.7';

/** The small city with everything that signing in needs, and clocks that the test moves. */
export class SigningCity {
  readonly stored: StoredCity;
  readonly ports: SignInPorts & AdministrationPorts;
  readonly sessions: Sessions;
  /** The clock that answers are remembered by. */
  elapsedMs = 0;

  constructor(
    stored: StoredCity,
    options: { readonly rules?: Partial<SessionRules>; readonly provider?: IdentityProvider; readonly pool?: pg.Pool } = {},
  ) {
    this.stored = stored;
    const pool = options.pool ?? stored.pool;
    this.ports = {
      ...{ time: { now: () => this.stored.now }, elapsedMs: () => this.elapsedMs, ids: stored.store.ids, profiles: stored.store.profiles },
      rules: { idleMs: DEFAULT_IDLE_MS, absoluteMs: DEFAULT_ABSOLUTE_MS, secondStepRoles: [], ...options.rules },
      accounts: createAccountStore(pool),
      accountLog: createAccountLog(pool),
      sessionStore: createSessionStore(pool),
      tokenStore: createTokenStore(pool),
      guesses: createGuessStore(pool),
      secondSteps: createSecondStepStore(pool),
      identities: createIdentityStore(pool),
      box: createSecretBox(dataKey),
      provider: options.provider ?? null,
      randomInt,
      newUserId: () => randomUUID() as UserId,
    };
    this.sessions = createSessions(this.ports);
  }

  /** Another server process on the same database, with the same clock. */
  otherServer(pool: pg.Pool): SigningCity {
    return new SigningCity(this.stored, { pool, rules: this.ports.rules });
  }

  pass(ms: number): this {
    this.stored.now = addMs(this.stored.now, ms);
    this.elapsedMs += ms;
    return this;
  }

  /** Adds somebody whose password needs no change. */
  async person(login: string, roles: readonly string[], unit: string | null = null): Promise<Person> {
    const { ports } = this;
    const context = { now: this.stored.now, doer: { by: null, origin: 'test' }, randomInt, newUserId: ports.newUserId };
    const added = await addAccount(ports.accounts, { city: this.stored.city, login, name: login, roles, unit }, context);
    assert.ok(added.ok, JSON.stringify(added));
    await this.stored.pool.query('UPDATE account_password SET must_change = false');
    return added.value;
  }

  async attempt(login: string, password: string, origin: string = OFFICE): Promise<Result<SignedIn, AccessRefusal>> {
    return await signIn(this.ports, { city: this.stored.city, login, password, place: { origin, agent: 'test' }, replaces: null });
  }

  async signIn({ account, password }: Person, origin: string = OFFICE): Promise<SignedIn> {
    const signedIn = await this.attempt(account.login, password, origin);
    assert.ok(signedIn.ok, JSON.stringify(signedIn));
    return signedIn.value;
  }

  /** Authenticates a cookie now, whatever was remembered. */
  async show(cookie: string): Promise<Authenticated | string> {
    this.elapsedMs += 1000;
    const outcome = await this.sessions.authenticate({ session: cookie, token: null }, 'anyStep');
    return outcome.ok ? outcome.value : outcome.error;
  }

  async principal(cookie: string): Promise<Principal> {
    const shown = await this.show(cookie);
    assert.ok(typeof shown !== 'string', JSON.stringify(shown));
    return shown.principal;
  }

  async showToken(token: string): Promise<string> {
    this.elapsedMs += 1000;
    const outcome = await this.sessions.authenticate({ session: null, token });
    return outcome.ok ? outcome.value.principal.account.login : outcome.error;
  }

  async log(): Promise<readonly StoredLogLine[]> {
    return (await this.ports.accountLog.read(this.stored.city, { before: null, account: null, acts: null, limit: 500 })).toReversed();
  }

  async acts(): Promise<readonly string[]> {
    return (await this.log()).map(({ act }) => act);
  }
}

/** A fresh database with the small city in it, ready to sign in to. */
export async function withSigningCity(
  t: TestContext,
  options: { readonly rules?: Partial<SessionRules>; readonly provider?: IdentityProvider } = {},
): Promise<SigningCity> {
  return new SigningCity(await withStoredCity(t), options);
}
