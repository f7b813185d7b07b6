import { useCallback } from 'react';
import { useSession } from '../frame/session.ts';
import type { Behind } from './behind-drawer.tsx';
import type { Narrowing } from './figure-address.ts';

/** Opens the tickets behind a mark of a measure; a unit sees those of its own figures, so that its marks are narrowed to it. */
export type OpenTickets = (
  measure: Behind['measure'],
  name: string,
  mark: { readonly narrowing?: Narrowing; readonly days?: Behind['days'] },
) => void;

/** The means to open the tickets behind marks of a page. */
export function useOpenTickets(show: (behind: Behind) => void, { from, to }: Behind['days'], narrowing: Narrowing): OpenTickets {
  const { unit } = useSession().account;
  return useCallback(
    (measure, name, mark) => {
      const own: Narrowing = unit === null ? {} : { unit };
      show({ measure, name, days: mark.days ?? { from, to }, narrowing: { ...own, ...narrowing, ...mark.narrowing } });
    },
    [show, from, to, narrowing, unit],
  );
}
