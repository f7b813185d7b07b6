import { maySee } from '../../domain/access/may-see.ts';
import type { AreaCode, CityId, ClassCode, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { allDuties } from '../../domain/profile/find-duty.ts';
import { mayHold } from '../../domain/profile/may-hold.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import { adviseUnit, type UnitReason } from './advise-unit.ts';
import type { CatalogueAdvice } from './catalogue-advice.ts';
import { createOrderWords, type OrderWords } from './order-words.ts';
import type { UnitSuggesters } from './unit-suggesters.ts';

/** Units for a ticket, the best first, with the name under which the advice is stored (D-9). What the catalogue names has the score 1: it is a rule. */
export type TicketUnitAdvice = {
  readonly model: string;
  readonly units: readonly { readonly unit: UnitCode; readonly score: number; readonly reasons: readonly UnitReason[] }[];
};

/** Which ticket, and the class and area that stand in the form; undefined: the ticket's own. */
export type UnitAdviceWish = {
  readonly city: CityId;
  readonly actor: Actor;
  readonly ticketId: TicketId;
  readonly classCode?: ClassCode | undefined;
  readonly area?: AreaCode | undefined;
};

const UNITS_SHOWN = 3;
/** Lines written for wider classes and areas come last; one place is left to history. */
const MOST_BY_CATALOGUE = 2;

/** D-1, D-8, D-9: up to three units for a ticket, the duty catalogue first and history second; none that the catalogue forbids. Stores nothing. */
export async function adviseTicketUnits(
  ports: Pick<TicketPorts, 'states' | 'profiles' | 'time'> & { readonly unitSuggesters: UnitSuggesters },
  wish: UnitAdviceWish,
): Promise<Result<TicketUnitAdvice, Refusal<RefusalCode>>> {
  const { city, actor, ticketId } = wish;
  const now = ports.time.now();
  const [ticket, { profile, calendar }, history] = await Promise.all([
    ports.states.load(city, ticketId),
    ports.profiles.at(city, now),
    ports.unitSuggesters.suggesterFor(city),
  ]);
  if (ticket === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  const seen = maySee(actor, ticket, profile);
  if (!seen.ok) return seen;
  const classCode = wish.classCode ?? ticket.classCode;
  const area = wish.area ?? ticket.area;
  const unknown = (field: string, code: string) => fail({ code: 'REFERENCE_UNKNOWN', rule: 'D-1', params: { field, code } } as const);
  if (classCode !== null && !profile.classes.has(classCode)) return unknown('classCode', classCode);
  if (area !== null && !profile.areas.has(area)) return unknown('area', area);

  const words = createOrderWords(profile);
  const today = calendar.localDate(now);
  const { subject, text, channel, at } = ticket.request;
  const order = words.orderOf({
    classCode,
    area,
    channel,
    kind: ticket.kind,
    receivedAt: at,
    text: subject === null ? text : `${subject}\n${text}`,
  });
  const catalogue = catalogueFor(profile, words, { classCode, area, today });
  const advised = adviseUnit(history?.suggest ?? (() => []), order, UNITS_SHOWN, { advise: () => catalogue, today });
  const units = advised.flatMap(({ unit: word, score, reasons }) => {
    const unit = words.unitOf(word);
    const isRule = reasons.some(({ by }) => by === 'catalogue');
    return unit === undefined ? [] : [{ unit, score: isRule ? 1 : score, reasons }];
  });
  return ok({ model: history === undefined ? 'catalogue' : `catalogue, ${history.model}`, units });
}

/** What the catalogue says of a ticket whose class and area are known by their codes. */
function catalogueFor(
  profile: ProfileIndex,
  words: OrderWords,
  { classCode, area, today }: { readonly classCode: ClassCode | null; readonly area: AreaCode | null; readonly today: LocalDate },
): CatalogueAdvice {
  const isAllowed = (unit: UnitCode): boolean =>
    classCode === null ? profile.units.get(unit)?.level !== 3 : mayHold(profile, unit, classCode, area, today).ok;
  const lines = classCode === null ? [] : allDuties(profile, classCode, area, today).filter(({ entry }) => isAllowed(entry.unit));
  const first = [...new Map(lines.toReversed().map(({ entry }) => [entry.unit, entry])).values()].toReversed();
  return {
    duties: first.slice(0, MOST_BY_CATALOGUE).map(({ unit, id, basis }) => ({ unit: words.wordOf(unit), line: id, basis })),
    mayHold: (word) => {
      const unit = words.unitOf(word);
      return unit !== undefined && isAllowed(unit);
    },
  };
}
