import type { CityId, TicketId } from '../../domain/kernel/ids.ts';

/** Deadlines that wait for a calendar (C-3). */
export type ProvisionalDeadlines = {
  /** Tickets with a running clock whose provisional deadline was counted by another edition of the calendar, by id, after `after`. */
  outdated(city: CityId, edition: string, after: TicketId | null, limit: number): Promise<readonly TicketId[]>;
};
