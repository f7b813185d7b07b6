import type { UnitCode } from '../kernel/ids.ts';
import type { Ticket } from './ticket.ts';

/** LOOP section 8: the units whose own a ticket is: lead, supports, level 3, receivers of sheets. Each once; units above them see it too. */
export function concernedUnits({ dispatch, level3, sheets }: Ticket): readonly UnitCode[] {
  const named = [
    dispatch?.lead,
    ...(dispatch?.supports ?? []).map(({ unit }) => unit),
    level3?.unit,
    ...sheets.map(({ receiver }) => receiver),
  ];
  return [...new Set(named.filter((unit) => unit !== undefined && unit !== null))];
}
