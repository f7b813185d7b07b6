import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { TicketPanels } from './ticket-panels.tsx';

/** The page of one ticket. */
export function TicketPage(): ReactElement {
  const { ticket = '' }: { readonly ticket?: string } = useParams({ strict: false });
  return (
    <div className="page">
      <TicketPanels key={ticket} ticket={ticket} />
    </div>
  );
}
