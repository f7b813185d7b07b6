import { randomInt as cryptoRandomInt, randomUUID } from 'node:crypto';
import type { UserId } from '../domain/kernel/ids.ts';

/** An unpredictable whole number from 0 to `below` - 1. */
export function randomInt(below: number): number {
  return cryptoRandomInt(below);
}

/** A new number for a member of staff. */
export function newUserId(): UserId {
  return randomUUID() as UserId;
}
