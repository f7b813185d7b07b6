import { randomBytes } from 'node:crypto';

const COUNT = 10;
/** 32 letters and digits without 0, 1, I and O: nothing that is misread. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;

/** Ten codes for a sheet of paper, 60 bits each: `7KQM-2XWE-9BTR`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return letters.replaceAll(/.{4}(?=.)/gu, '$&-');
  });
}

/** A code as it is compared: without what people add or leave out. */
export function normalRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\dA-Z]/gu, '');
}
