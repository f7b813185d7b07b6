import { secondStepSubject } from '../../domain/access/guessing.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import { replaceSecret } from './begin-session.ts';
import { reserveTry } from './guard-tries.ts';
import type { Principal } from './ports.ts';
import { normalRecoveryCode } from './recovery-codes.ts';
import { secondStepPlace } from './second-step-place.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import { isTotpCode, stepOfCode } from './totp.ts';

/** A second step as somebody takes it: six digits of the app, or a recovery code. */
export type SecondStepWish = { readonly principal: Principal; readonly code: string; readonly origin: string };

/** Takes the second step of a sign-in; gives the cookie's new value. */
export async function takeSecondStep(
  ports: SignInPorts,
  { principal, code, origin }: SecondStepWish,
): Promise<Result<string, AccessRefusal | { readonly code: 'auth.sessionEnded'; readonly params: Readonly<Record<never, never>> }>> {
  if (principal.step !== 'secondStep') return refuseAccess('auth.stepNotDue');
  const proved = await proveSecondStep(ports, { principal, code, origin });
  if (!proved.ok) return proved;
  const cookie = await replaceSecret(ports, principal, { mfa: true });
  return cookie === undefined ? fail({ code: 'auth.sessionEnded', params: {} }) : ok(cookie);
}

/** Checks a code, of which each is good once; right and wrong ones are lines of the log. */
export async function proveSecondStep(
  ports: SignInPorts,
  { principal, code, origin }: SecondStepWish,
): Promise<Result<true, AccessRefusal>> {
  const { city, account } = principal;
  const { userId } = account;
  const guarded = await reserveTry(ports, city, secondStepSubject(userId), origin);
  if (!guarded.ok) return guarded;
  const at = ports.time.now();
  const typed = code.normalize('NFKC').replaceAll(/\s/gu, '');
  const way = isTotpCode(typed) ? 'app' : 'recoveryCode';
  const fits = way === 'app' ? await useAppCode(ports, principal, typed, at) : await useRecoveryCode(ports, principal, typed, at);
  const line = { city, at, account: userId, by: userId, origin, reason: null } as const;
  if (!fits) {
    await ports.accountLog.append({ ...line, act: 'secondStepFailed', detail: { way, failures: guarded.value.failures } });
    return refuseAccess('auth.wrongCode');
  }
  await guarded.value.release();
  await ports.accountLog.append({ ...line, act: 'secondStepTaken', detail: { way } });
  return ok(true);
}

async function useAppCode(ports: SignInPorts, { city, account }: Principal, code: string, at: Instant): Promise<boolean> {
  const stored = await ports.secondSteps.get(city, account.userId);
  if (stored === undefined || stored.confirmedAt === null) return false;
  const secret = ports.box.open(secondStepPlace(city, account.userId), stored.sealed);
  if (secret === undefined) throw new Error('a second step does not open with the key of this installation');
  const step = stepOfCode(secret, code, at);
  return step !== undefined && (await ports.secondSteps.useStep(city, account.userId, step));
}

async function useRecoveryCode(ports: SignInPorts, { city, account }: Principal, code: string, at: Instant): Promise<boolean> {
  const hash = ports.box.hash(secondStepPlace(city, account.userId), normalRecoveryCode(code));
  return await ports.secondSteps.useCode(city, account.userId, hash, at);
}
