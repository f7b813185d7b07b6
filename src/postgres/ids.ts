import { randomFillSync } from 'node:crypto';
import { DAY_MS } from '../domain/kernel/time.ts';
import type { Ids } from '../application/ports.ts';

const SIZE = 16;

/**
 * UUIDs of version 7 (RFC 9562) whose time is the day of `now`: new keys lie near each other in an index, and the id of a
 * confidential ticket does not tell a unit the minute in which somebody called.
 */
export function createIds(now: () => number = Date.now): Ids {
  // Random bytes come by the page: asking for sixteen at a time costs more than all the rest.
  const pool = Buffer.alloc(SIZE * 256);
  let taken = pool.length;
  return {
    uuid: () => {
      if (taken === pool.length) {
        randomFillSync(pool);
        taken = 0;
      }
      const bytes = pool.subarray(taken, taken + SIZE);
      taken += SIZE;
      bytes.writeUIntBE(Math.floor(now() / DAY_MS) * DAY_MS, 0, 6);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
