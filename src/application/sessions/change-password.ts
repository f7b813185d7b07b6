import { MAX_PASSWORD, MIN_PASSWORD, passwordFault } from '../../domain/access/password-quality.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { hashPassword } from '../accounts/password.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import { replaceSecret } from './begin-session.ts';
import { provePassword } from './enrol-second-step.ts';
import type { Principal } from './ports.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/** Replaces the own password by one of the own choice: the old one is asked for, all other sessions end. Gives the cookie's new value. */
export async function changePassword(
  ports: SignInPorts,
  wish: { readonly principal: Principal; readonly oldPassword: string; readonly newPassword: string; readonly origin: string },
): Promise<Result<string | null, AccessRefusal>> {
  const { principal, oldPassword, newPassword, origin } = wish;
  const { city, account } = principal;
  if (principal.step === 'secondStep') return refuseAccess('auth.stepNotDue');
  const stored = (await ports.accounts.get(city, account.userId))?.password;
  // Who signs in elsewhere only gets a password from the security administrator, or the second way in would need no proof.
  if (stored == null) return refuseAccess('auth.wrongCredentials');
  const proved = await provePassword(ports, principal, oldPassword, origin);
  if (!proved.ok) return proved;
  const fault = newPassword.normalize('NFKC') === oldPassword.normalize('NFKC') ? 'unchanged' : passwordFault(newPassword, account.login);
  if (fault !== undefined) return refuseAccess(`auth.password.${fault}`, { min: MIN_PASSWORD, max: MAX_PASSWORD });

  const hash = await hashPassword(newPassword);
  const at = ports.time.now();
  const changed = await ports.accounts.change(city, account.userId, (current) =>
    ok({
      account: current,
      password: { hash, mustChange: false },
      effects: ['endSessions', 'forgetGuesses'],
      keepSession: principal.sessionId,
      line: { city, at, act: 'passwordChanged', account: account.userId, by: account.userId, origin, reason: null, detail: {} },
    }),
  );
  if (!changed.ok) return fail({ code: 'account.unknown', params: {} });
  return ok((await replaceSecret(ports, principal, { mfa: principal.mfa })) ?? null);
}
