import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { PageTokens } from '../../application/callers/ports.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { instantFromMs, instantToMs } from '../../domain/kernel/time.ts';

const ID_BYTES = 16;
const TIME_BYTES = 6;
const TAG_BYTES = 32;
const LENGTH = ID_BYTES + TIME_BYTES + TAG_BYTES;

/** Tokens that say which ticket's page is open until when, signed with a key derived from the installation's; kept nowhere. */
export function createPageTokens(installationKey: Uint8Array): PageTokens {
  const key = Buffer.from(hkdfSync('sha256', installationKey, Buffer.alloc(0), 'huiyin page token', 32));
  const tagOf = (city: string, body: Buffer): Buffer => createHmac('sha256', key).update(body).update(city).digest();
  return {
    issue: (city, ticket, until) => {
      const body = Buffer.alloc(ID_BYTES + TIME_BYTES);
      body.write(ticket.replaceAll('-', ''), 0, 'hex');
      body.writeUIntBE(instantToMs(until), ID_BYTES, TIME_BYTES);
      return Buffer.concat([body, tagOf(city, body)]).toString('base64url');
    },
    read: (city, token, now) => {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== LENGTH) return undefined;
      const body = bytes.subarray(0, ID_BYTES + TIME_BYTES);
      if (!timingSafeEqual(bytes.subarray(body.length), tagOf(city, body))) return undefined;
      if (instantFromMs(body.readUIntBE(ID_BYTES, TIME_BYTES)) <= now) return undefined;
      const hex = body.toString('hex', 0, ID_BYTES);
      return [0, 8, 12, 16, 20].map((from, index, starts) => hex.slice(from, starts[index + 1])).join('-') as TicketId;
    },
  };
}
