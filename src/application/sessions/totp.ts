import { Secret, TOTP } from 'otpauth';
import { instantToMs, type Instant } from '../../domain/kernel/time.ts';

/** Of RFC 6238, what every authenticator app knows: SHA-1, six digits, thirty seconds. */
const SETTINGS = { issuer: 'Huiyin', algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** A step before and after is good as well: clocks differ, and people type slowly. */
const WINDOW = 1;

/** A new shared secret, in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that an authenticator app reads the secret from, usually as a QR code. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** The step of time whose code this is; `undefined` when it is none of the present ones. */
export function stepOfCode(secret: string, code: string, now: Instant): number | undefined {
  const timestamp = instantToMs(now);
  const totp = totpOf(secret, '');
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** True for a text that has the form of such a code. */
export function isTotpCode(text: string): boolean {
  return /^\d{6}$/u.test(text);
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ ...SETTINGS, label, secret: Secret.fromBase32(secret) });
}
