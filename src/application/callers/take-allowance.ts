import { placeOfAddress } from '../../domain/access/place-of-address.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { instantToMs } from '../../domain/kernel/time.ts';
import type { CallerAct } from '../../domain/vocabulary/caller-acts.ts';
import type { CallerRefusal } from './caller-refusal.ts';
import type { Allowance, CallerPorts } from './ports.ts';

/** One megabyte of uploads. */
const MEGABYTE = 1024 * 1024;

/**
 * What one place may do. Thousands share an address behind a mobile carrier, and hundreds an office's: a place gets more than a whole city's
 * callers send in an ordinary hour, and is held for seconds, not hours.
 */
const requests: Allowance = { what: 'requests', burst: 100, everyMs: 3_000 };
const uploads: Allowance = { what: 'uploads', burst: 200, everyMs: 3_000 };
const megabytes: Allowance = { what: 'megabytes', burst: 500, everyMs: 4_000 };
/** Of a whole city: what callers upload is kept for a day at most unless a request uses it, and a disk has an end. */
const megabytesOfCity: Allowance = { what: 'megabytesOfCity', burst: 10_000, everyMs: 8_640 };
/** Knowledge that is looked up while somebody types: some twenty look-ups a request. */
const lookUps: Allowance = { what: 'lookUps', burst: 600, everyMs: 200 };
/** What is said of entries goes to a person's desk. */
const opinions: Allowance = { what: 'opinions', burst: 20, everyMs: 30_000 };
/** Of one request: statements and the like. */
const acts: Allowance = { what: 'acts', burst: 30, everyMs: 60_000 };

type Ports = Pick<CallerPorts, 'allowances' | 'callerLog' | 'time'>;
type Take = { readonly city: CityId; readonly from: string };

/** Lets a request from a place in. */
export async function takeRequest(ports: Ports, wish: Take): Promise<Result<true, CallerRefusal>> {
  return await take(ports, wish, requests, placeOfAddress(wish.from), 1, 'requestsHeld');
}

/** Lets an upload of so many bytes in; first the place has to have it, then the city. */
export async function takeUpload(ports: Ports, wish: Take, bytes: number): Promise<Result<true, CallerRefusal>> {
  const place = placeOfAddress(wish.from);
  const amount = Math.max(1, Math.ceil(bytes / MEGABYTE));
  const one = await take(ports, wish, uploads, place, 1, 'uploadsHeld');
  if (!one.ok) return one;
  const size = await take(ports, wish, megabytes, place, amount, 'uploadsHeld');
  return size.ok ? await take(ports, wish, megabytesOfCity, '', amount, 'uploadsHeld') : size;
}

/** Lets one act on a request in. */
export async function takeAct(ports: Ports, wish: Take, request: string): Promise<Result<true, CallerRefusal>> {
  return await take(ports, wish, acts, request, 1, 'actsHeld');
}

/** Lets one look-up of knowledge in. */
export async function takeLookUp(ports: Ports, wish: Take): Promise<Result<true, CallerRefusal>> {
  return await take(ports, wish, lookUps, placeOfAddress(wish.from), 1, 'lookUpsHeld');
}

/** Lets one word about an entry of the knowledge base in. */
export async function takeOpinion(ports: Ports, wish: Take): Promise<Result<true, CallerRefusal>> {
  return await take(ports, wish, opinions, placeOfAddress(wish.from), 1, 'lookUpsHeld');
}

async function take(
  { allowances, callerLog, time }: Ports,
  { city, from }: Take,
  allowance: Allowance,
  subject: string,
  amount: number,
  act: CallerAct,
): Promise<Result<true, CallerRefusal>> {
  const now = time.now();
  const taken = await allowances.take(city, allowance, subject, amount, now);
  if (taken.type === 'taken') return ok(true);
  if (taken.noted) await callerLog.append(city, { at: now, act, origin: placeOfAddress(from), ticket: null });
  const retryAfter = Math.max(1, Math.ceil((instantToMs(taken.until) - instantToMs(now)) / 1000));
  return fail({ code: 'caller.tooMany', params: { seconds: retryAfter }, retryAfter });
}
