import { loginSubject, secondStepSubject } from '../../domain/access/guessing.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { AccountAct } from '../../domain/vocabulary/account-acts.ts';
import { passwordFits } from '../accounts/password.ts';
import type { AccountLogLine } from '../accounts/ports.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import { replaceSecret } from './begin-session.ts';
import { reserveTry } from './guard-tries.ts';
import type { Principal } from './ports.ts';
import { newRecoveryCodes, normalRecoveryCode } from './recovery-codes.ts';
import { proveSecondStep } from './second-step.ts';
import { secondStepPlace } from './second-step-place.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';

/** A shared secret for the app, as text and as an address for a QR code; it counts once a code of it was shown. */
export type OfferedSecondStep = { readonly secret: string; readonly address: string };

/** Begins a second step. The password is asked for again, or a borrowed browser would be enough to lock its owner out. */
export async function offerSecondStep(
  ports: SignInPorts,
  { principal, password, origin }: { readonly principal: Principal; readonly password: string; readonly origin: string },
): Promise<Result<OfferedSecondStep, AccessRefusal>> {
  const { city, account } = principal;
  if (principal.step === 'secondStep') return refuseAccess('auth.hasSecondStep');
  const proved = await provePassword(ports, principal, password, origin);
  if (!proved.ok) return proved;
  const secret = newTotpSecret();
  const sealed = ports.box.seal(secondStepPlace(city, account.userId), secret);
  const begun = await ports.secondSteps.begin(city, account.userId, sealed, ports.time.now());
  return begun ? ok({ secret, address: totpAddress(secret, `${city} ${account.login}`) }) : refuseAccess('auth.hasSecondStep');
}

/** What is shown once a second step counts: the codes for paper, never shown again, and the cookie's new value. */
export type ConfirmedSecondStep = { readonly recoveryCodes: readonly string[]; readonly cookie: string | null };

/** Switches a second step on by the first code of the app. Other sessions of the account take the step when they go on. */
export async function confirmSecondStep(
  ports: SignInPorts,
  { principal, code, origin }: { readonly principal: Principal; readonly code: string; readonly origin: string },
): Promise<Result<ConfirmedSecondStep, AccessRefusal>> {
  const { city, account } = principal;
  const { userId } = account;
  const stored = await ports.secondSteps.get(city, userId);
  if (stored === undefined) return refuseAccess('auth.noSecondStep');
  if (stored.confirmedAt !== null) return refuseAccess('auth.hasSecondStep');
  const guarded = await reserveTry(ports, city, secondStepSubject(userId), origin);
  if (!guarded.ok) return guarded;
  const secret = ports.box.open(secondStepPlace(city, userId), stored.sealed);
  const step = secret === undefined ? undefined : stepOfCode(secret, code.replaceAll(/\s/gu, ''), ports.time.now());
  if (step === undefined) return refuseAccess('auth.wrongCode');
  await guarded.value.release();
  const recoveryCodes = newRecoveryCodes();
  const hashes = hashesOf(ports, principal, recoveryCodes);
  const confirmed = await ports.secondSteps.confirm(city, userId, step, hashes, lineOf(ports, principal, 'secondStepEnrolled', origin));
  if (!confirmed) return refuseAccess('auth.hasSecondStep');
  return ok({ recoveryCodes, cookie: (await replaceSecret(ports, principal, { mfa: true })) ?? null });
}

/** Makes new recovery codes in the place of all, for somebody who shows a code of the app or of the old sheet. */
export async function replaceRecoveryCodes(
  ports: SignInPorts,
  wish: { readonly principal: Principal; readonly code: string; readonly origin: string },
): Promise<Result<readonly string[], AccessRefusal>> {
  const proved = await proveSecondStep(ports, wish);
  if (!proved.ok) return proved;
  const codes = newRecoveryCodes();
  const { principal, origin } = wish;
  const line = lineOf(ports, principal, 'recoveryCodesMade', origin);
  await ports.secondSteps.replaceCodes(principal.city, principal.account.userId, hashesOf(ports, principal, codes), line);
  return ok(codes);
}

/** Checks the password of somebody who is signed in already. Who signs in elsewhere only has none, and proves nothing here. */
export async function provePassword(
  ports: SignInPorts,
  { city, account }: Principal,
  password: string,
  origin: string,
): Promise<Result<true, AccessRefusal>> {
  const stored = (await ports.accounts.get(city, account.userId))?.password;
  if (stored === null) return ok(true);
  const guarded = await reserveTry(ports, city, loginSubject(account.login), origin);
  if (!guarded.ok) return guarded;
  if (!(await passwordFits(password, stored?.hash))) {
    const detail = { cause: 'proof', failures: guarded.value.failures };
    const line = {
      city,
      at: ports.time.now(),
      act: 'signInFailed',
      account: account.userId,
      by: account.userId,
      origin,
      reason: null,
    } as const;
    await ports.accountLog.append({ ...line, detail });
    return refuseAccess('auth.wrongCredentials');
  }
  await guarded.value.release();
  return ok(true);
}

function hashesOf({ box }: SignInPorts, { city, account }: Principal, codes: readonly string[]): readonly Uint8Array[] {
  return codes.map((code) => box.hash(secondStepPlace(city, account.userId), normalRecoveryCode(code)));
}

function lineOf({ time }: SignInPorts, { city, account }: Principal, act: AccountAct, origin: string): AccountLogLine {
  return { city, at: time.now(), act, account: account.userId, by: account.userId, origin, reason: null, detail: {} };
}
