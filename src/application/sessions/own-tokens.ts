import { ok, type Result } from '../../domain/kernel/result.ts';
import { addMs, DAY_MS, parseInstant, type Instant } from '../../domain/kernel/time.ts';
import type { Scope } from '../../domain/vocabulary/scopes.ts';
import type { AccountLogLine } from '../accounts/ports.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import { newSecret, TOKEN_PREFIX } from './bearer-secret.ts';
import type { Principal, StoredToken } from './ports.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import { unstorablePosition } from '../../domain/loop/texts.ts';

/** A token, and its secret, which is shown this once. */
export type NewToken = { readonly token: StoredToken; readonly secret: string };

type TokenPorts = Pick<SignInPorts, 'tokenStore' | 'time' | 'ids'>;

const LONGEST_MS = 366 * DAY_MS;
const MOST_TOKENS = 50;
const MAX_NAME = 100;

/** Makes a token for a program of the own: what the account may do at the moment, within the scopes, until it expires. */
export async function createToken(
  { tokenStore, time, ids }: TokenPorts,
  wish: {
    readonly principal: Principal;
    readonly origin: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt: Instant;
  },
): Promise<Result<NewToken, AccessRefusal>> {
  const { principal, origin, expiresAt } = wish;
  const { city, account } = principal;
  const at = time.now();
  const name = wish.name.trim();
  if (name === '' || [...name].length > MAX_NAME || unstorablePosition(name) >= 0)
    return refuseAccess('account.badName', { max: MAX_NAME });
  if (parseInstant(expiresAt) !== expiresAt || expiresAt <= at || expiresAt > addMs(at, LONGEST_MS)) return refuseAccess('token.badExpiry');
  const secret = newSecret(city, TOKEN_PREFIX);
  const token: StoredToken = {
    ...{ city, id: ids.uuid(), account: account.userId, name, scopes: [...new Set(wish.scopes)], createdAt: at, expiresAt },
    ...{ lastUsedAt: null, revokedAt: null },
  };
  const detail = { token: token.id, name, scopes: token.scopes, expiresAt };
  const line: AccountLogLine = { city, at, act: 'tokenCreated', account: account.userId, by: account.userId, origin, reason: null, detail };
  const created = await tokenStore.create(token, secret.hash, MOST_TOKENS, line);
  return created ? ok({ token, secret: secret.text }) : refuseAccess('token.tooMany', { max: MOST_TOKENS });
}

/** Revokes one of the own tokens. */
export async function revokeToken(
  { tokenStore, time }: TokenPorts,
  { principal, origin, id }: { readonly principal: Principal; readonly origin: string; readonly id: string },
): Promise<Result<true, AccessRefusal>> {
  const { city, account } = principal;
  const line: AccountLogLine = {
    ...{ city, at: time.now(), act: 'tokensRevoked', account: account.userId, by: account.userId, origin },
    ...{ reason: null, detail: { token: id } },
  };
  const revoked = await tokenStore.revoke(city, account.userId, id, line);
  return revoked === 0 ? refuseAccess('token.unknown') : ok(true);
}
