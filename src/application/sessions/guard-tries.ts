import { releaseGuess, reserveGuess, type GuessCounts, type GuessReservation } from '../../domain/access/guessing.ts';
import { placeOfAddress } from '../../domain/access/place-of-address.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { instantToMs } from '../../domain/kernel/time.ts';
import type { AccessRefusal } from './access-refusal.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/** A try that may be looked at. It counts as failed unless it is released. */
export type Try = {
  /** Failures of this subject from this place, this one included. */
  readonly failures: number;
  /** Says that it was right. */
  release(): Promise<void>;
};

/** Asks whether a try at a subject from an address may be looked at now; refused with the seconds to wait. */
export async function reserveTry(
  { guesses, time }: Pick<SignInPorts, 'guesses' | 'time'>,
  city: CityId,
  subject: string,
  address: string,
  { sparesStrangers = false }: { readonly sparesStrangers?: boolean } = {},
): Promise<Result<Try, AccessRefusal>> {
  const now = time.now();
  const place = placeOfAddress(address);
  let before: GuessCounts | undefined;
  let reservation: GuessReservation | undefined;
  await guesses.update(city, subject, place, (counts) => {
    before = counts;
    reservation = reserveGuess(counts, now, sparesStrangers);
    return reservation.type === 'reserved' ? reservation.counts : counts;
  });
  if (before === undefined || reservation === undefined) throw new Error('the counts were not shown');
  if (reservation.type === 'held') {
    const retryAfter = Math.ceil((instantToMs(reservation.until) - instantToMs(now)) / 1000);
    return fail({ code: 'auth.tooManyTries', params: { seconds: retryAfter }, retryAfter });
  }
  const [reserved, found] = [reservation.counts, before];
  return ok({
    failures: reserved.pair.failures,
    release: async () => {
      await guesses.update(city, subject, place, (counts) => releaseGuess(counts, reserved, found, time.now()));
    },
  });
}
