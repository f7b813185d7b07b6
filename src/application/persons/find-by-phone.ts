import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { PersonStore, TicketReader, Trail } from '../ports.ts';

const SEARCHERS = ['agent', 'followUpOfficer'] as const;

/** Earlier tickets of whoever calls from this number, latest first; for those who speak with callers, and never without a trace (S-5). */
export async function findByPhone(
  ports: {
    readonly persons: Pick<PersonStore, 'findByPhone'>;
    readonly reader: Pick<TicketReader, 'byPersons'>;
    readonly trail: Pick<Trail, 'record'>;
  },
  wish: { readonly city: CityId; readonly actor: Actor; readonly phone: string; readonly limit: number; readonly from?: string },
): Promise<Result<readonly TicketId[], Refusal<RefusalCode>>> {
  const { city, actor, phone, limit } = wish;
  if (actor.unit !== null || !SEARCHERS.some((role) => actor.roles.includes(role))) {
    return fail({ code: 'ROLE_MAY_NOT', rule: 'S-5', params: { action: 'findByPhone', roles: SEARCHERS.join(', ') } });
  }
  const persons = await ports.persons.findByPhone(city, phone);
  if (persons.length === 0) return ok([]);
  const who = { user: actor.user, unit: null, origin: wish.from ?? null };
  await ports.trail.record(
    city,
    persons.map((person) => ({ ...who, what: 'callerSearched' as const, ticket: null, person, reason: null })),
  );
  return ok(await ports.reader.byPersons(city, persons, limit));
}
