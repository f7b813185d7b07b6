import type { TicketDraft } from './map-row.ts';
import type { MappedTicket } from './mapped-ticket.ts';

/** What an import is counted by. */
export const tallyFields = ['channel', 'kind', 'urgency', 'privacy', 'outcome', 'onTime', 'unit', 'area', 'class'] as const;
export type TallyField = (typeof tallyFields)[number];

/** More different values than any profile has names; later ones are counted together. */
const VALUES_KEPT = 20_000;
const OTHERS = '…';

/** One value of a field and how many tickets have it. */
export type TallyLine = { readonly value: string; readonly count: number };

/** Counts tickets by what a person checks first: did the channels, kinds, units and dates come out as expected? */
export class TicketTally {
  readonly #counts = new Map<TallyField, Map<string, number>>(tallyFields.map((field) => [field, new Map()]));
  #first: string | null = null;
  #last: string | null = null;

  add(ticket: MappedTicket | TicketDraft): void {
    this.#count('channel', ticket.channel);
    this.#count('kind', ticket.kind);
    this.#count('urgency', ticket.urgency);
    this.#count('privacy', ticket.privacy);
    this.#count('outcome', ticket.outcome);
    this.#count('onTime', ticket.onTimeBySource === null ? '' : String(ticket.onTimeBySource));
    if ('unit' in ticket) {
      this.#count('unit', ticket.unit ?? '');
      this.#count('area', ticket.area ?? '');
      this.#count('class', ticket.classCode ?? '');
    } else {
      this.#count('unit', ticket.unitPath?.join(' / ') ?? '');
      this.#count('area', ticket.areaPath?.join(' / ') ?? '');
      this.#count('class', ticket.classPath?.join(' / ') ?? '');
    }
    if (this.#first === null || ticket.receivedAt < this.#first) this.#first = ticket.receivedAt;
    if (this.#last === null || ticket.receivedAt > this.#last) this.#last = ticket.receivedAt;
  }

  /** Earliest and latest time of receipt; `null` when there was no ticket. */
  get receivedBetween(): { readonly first: string; readonly last: string } | null {
    return this.#first === null || this.#last === null ? null : { first: this.#first, last: this.#last };
  }

  /** The values of a field, the most frequent first; the empty text stands for none. */
  lines(field: TallyField): readonly TallyLine[] {
    return [...(this.#counts.get(field) ?? [])].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  }

  #count(field: TallyField, value: string): void {
    const counts = this.#counts.get(field);
    if (counts === undefined) return;
    const before = counts.get(value);
    if (before !== undefined || counts.size < VALUES_KEPT) counts.set(value, (before ?? 0) + 1);
    else counts.set(OTHERS, (counts.get(OTHERS) ?? 0) + 1);
  }
}
