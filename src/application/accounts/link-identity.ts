import type { Account } from '../../domain/access/account.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { refuseAccess, type AccessRefusal } from '../sessions/access-refusal.ts';
import type { SignInPorts } from '../sessions/sign-in-ports.ts';
import type { AccountWish, AdministrationPorts } from './administer-account.ts';

/** The security administrator links an account to somebody at the provider of identities, by the name that the provider never gives twice. */
export async function linkIdentity(
  ports: AdministrationPorts & Pick<SignInPorts, 'identities' | 'provider'>,
  wish: AccountWish & { readonly subject: string },
): Promise<Result<Account, AccessRefusal>> {
  const { city, by, origin, account, reason, subject } = wish;
  if (by === account) return refuseAccess('account.own');
  if (reason.trim() === '') return refuseAccess('account.noReason');
  if (ports.provider === null) return refuseAccess('auth.oidcNotSetUp');
  const target = await ports.accounts.get(city, account);
  if (target === undefined) return refuseAccess('account.unknown');
  const issuer = await ports.provider.issuer();
  if (!issuer.ok) return refuseAccess('auth.oidcUnavailable', { cause: issuer.error });
  const identity = { issuer: issuer.value, subject, login: null };
  const detail = { issuer: issuer.value, subject };
  const line = { city, at: ports.time.now(), act: 'identityLinked', account, by, origin, reason, detail } as const;
  return (await ports.identities.link(city, identity, account, line)) ? ok(target.account) : refuseAccess('account.identityTaken');
}
