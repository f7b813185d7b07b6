import { hideCallers } from '../../domain/access/hide-callers.ts';
import { viewProgress, type ProgressView } from '../../domain/access/view-progress.ts';
import type { CityId, PersonId, TicketId } from '../../domain/kernel/ids.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { maskPublicText } from '../answers/mask-public-text.ts';
import type { CityRules } from '../ports.ts';
import { caller } from './caller-key.ts';
import type { CallerPorts } from './ports.ts';

/** The page of one request, as its caller may read it; undefined for an unknown one. */
export async function loadProgress(
  ports: Pick<CallerPorts, 'events' | 'profiles' | 'persons' | 'time'>,
  city: CityId,
  request: TicketId,
): Promise<{ readonly view: ProgressView; readonly rules: CityRules } | undefined> {
  const now = ports.time.now();
  const [own, rules] = await Promise.all([ports.events.load(city, request, 0), ports.profiles.at(city, now)]);
  const ticket = fold(own);
  if (ticket === null) return undefined;
  const matter = ticket.mergedInto === null ? own : await ports.events.load(city, ticket.mergedInto, 0);
  const hideOthers = await othersHider(ports, city, ticket, ticket.mergedInto === null ? ticket : fold(matter));
  const context = { now, actor: caller, calendar: rules.calendar, profile: rules.profile };
  const view = viewProgress({ own, matter, context, hideOthers });
  // S-5: whatever slipped through the review stays hidden. An office's telephone is what the caller needs; names of others are hidden already.
  const answers = view.answers.map((answer) => ({
    ...answer,
    text: maskPublicText(answer.text, { officePhones: true, names: false }).text,
  }));
  return { view: { ...view, answers }, rules };
}

/** Only where several callers wait on one answer it may speak of another one. */
async function othersHider(
  { persons }: Pick<CallerPorts, 'persons'>,
  city: CityId,
  own: Ticket,
  matter: Ticket | null,
): Promise<(text: string) => string> {
  const ids = (matter?.followers ?? []).map(({ person }) => person).filter((person) => person !== null);
  const others: readonly PersonId[] = [...new Set(ids)].filter((person) => person !== own.request.person);
  if (others.length === 0) return (text) => text;
  const known = await persons.read(city, own.request.person === null ? others : [...others, own.request.person]);
  const hidden = others.map((person) => known.get(person)).filter((person) => person !== undefined);
  const shown = own.request.person === null ? null : (known.get(own.request.person) ?? null);
  return (text) => hideCallers(text, hidden, shown);
}
