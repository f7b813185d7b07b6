import type { ReactElement } from 'react';
import type { Place } from './shown.ts';
import { TicketsView } from './tickets-view.tsx';

const place: Place = { list: null, search: false };

/** All tickets that somebody sees. */
export function TicketsPage(): ReactElement {
  return <TicketsView place={place} />;
}
