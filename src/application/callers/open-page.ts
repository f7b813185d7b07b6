import { timingSafeEqual } from 'node:crypto';
import { placeOfAddress } from '../../domain/access/place-of-address.ts';
import type { ProgressView } from '../../domain/access/view-progress.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { addMs, MINUTE_MS, type Instant } from '../../domain/kernel/time.ts';
import type { CityRules } from '../ports.ts';
import { reserveTry } from '../sessions/guard-tries.ts';
import { pageClosed, wrongNumberOrCode, type CallerRefusal } from './caller-refusal.ts';
import { loadProgress } from './load-progress.ts';
import type { CallerPorts } from './ports.ts';

const PAGE_OPEN_MS = 30 * MINUTE_MS;

/** A caller's page, with the token that keeps it open for a while. */
export type OpenPage = { readonly view: ProgressView; readonly rules: CityRules; readonly token: string; readonly until: Instant };

/**
 * number and code together open the page; either alone opens nothing. A wrong number and a wrong code take the same steps to the same
 * answer; both are counted and noted, and slow down who guesses.
 */
export async function openPage(
  ports: CallerPorts,
  wish: { readonly city: CityId; readonly number: string; readonly code: string; readonly from: string },
): Promise<Result<OpenPage, CallerRefusal>> {
  const { city, from } = wish;
  const number = typed(wish.number);
  // Whoever knows a number could otherwise keep its caller out by guessing on and on; fifty bits of code are guessed from nowhere.
  const attempt = await reserveTry(ports, city, `request ${number}`, from, { sparesStrangers: true });
  if (!attempt.ok) return attempt;
  const found = await ports.reader.byNumber(city, number);
  const given = Buffer.from(ports.codes.hash(city, number, typed(wish.code)));
  const expected = Buffer.from(found?.queryCodeHash ?? '');
  // A request without a code, and one that is not there, are held against a text that no hash is.
  const fits = timingSafeEqual(given, expected.length === given.length ? expected : Buffer.alloc(given.length));
  if (found === undefined || !fits) {
    await ports.callerLog.append(city, {
      at: ports.time.now(),
      act: 'wrongCode',
      origin: placeOfAddress(from),
      ticket: found?.ticket ?? null,
    });
    return wrongNumberOrCode();
  }
  await attempt.value.release();
  return await pageOf(ports, city, found.ticket);
}

/** The page as it is now, for who looked it up a while ago. */
export async function refreshPage(
  ports: CallerPorts,
  wish: { readonly city: CityId; readonly token: string },
): Promise<Result<OpenPage, CallerRefusal>> {
  const request = requestOfToken(ports, wish);
  return request === undefined ? pageClosed() : await pageOf(ports, wish.city, request);
}

/** The request that a token opens; undefined when it opens none. */
export function requestOfToken(
  { pageTokens, time }: Pick<CallerPorts, 'pageTokens' | 'time'>,
  { city, token }: { readonly city: CityId; readonly token: string },
): TicketId | undefined {
  return pageTokens.read(city, token, time.now());
}

async function pageOf(ports: CallerPorts, city: CityId, request: TicketId): Promise<Result<OpenPage, CallerRefusal>> {
  const progress = await loadProgress(ports, city, request);
  if (progress === undefined) return pageClosed();
  const until = addMs(ports.time.now(), PAGE_OPEN_MS);
  return ok({ ...progress, token: ports.pageTokens.issue(city, request, until), until });
}

/** As people copy it: full width, with blanks, in small letters. */
function typed(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[‐-―−]/gu, '-')
    .toUpperCase();
}
