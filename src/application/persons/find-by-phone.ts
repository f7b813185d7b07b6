import { maySearchCallers } from '../../domain/access/may-search-callers.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import { faultyText } from '../../domain/ticket/decide/texts.ts';
import type { Actor } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { PersonStore, TicketReader, Trail } from '../ports.ts';
import { recordCallerSearch } from './record-caller-search.ts';

/** Earlier tickets of whoever calls from this number, latest first; for those who speak with callers, with a reason and never without a trace (S-5). */
export async function findByPhone(
  ports: {
    readonly persons: Pick<PersonStore, 'findByPhone'>;
    readonly reader: Pick<TicketReader, 'byPersons'>;
    readonly trail: Pick<Trail, 'record'>;
  },
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly phone: string;
    readonly reason: string;
    readonly limit: number;
    readonly from?: string;
  },
): Promise<Result<readonly TicketId[], Refusal<RefusalCode>>> {
  const { city, actor, phone, reason, limit } = wish;
  const allowed = maySearchCallers(actor);
  if (!allowed.ok) return allowed;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const persons = await ports.persons.findByPhone(city, phone);
  await recordCallerSearch(ports.trail, wish, persons);
  return ok(await ports.reader.byPersons(city, persons, limit));
}
