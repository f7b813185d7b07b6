import type { CityId, PersonId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Trail } from '../ports.ts';

/** S-5: writes a search for callers to the trail: one line for the search itself, whoever was found, and one for each person found. */
export async function recordCallerSearch(
  trail: Pick<Trail, 'record'>,
  wish: { readonly city: CityId; readonly actor: Actor; readonly reason: string; readonly from?: string },
  persons: readonly PersonId[],
): Promise<void> {
  const { city, actor, reason, from } = wish;
  const line = { user: actor.user, unit: actor.unit, origin: from ?? null, what: 'callerSearched', ticket: null, reason } as const;
  await trail.record(
    city,
    [null, ...new Set(persons)].map((person) => ({ ...line, person })),
  );
}
