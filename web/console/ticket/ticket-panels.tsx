import { Skeleton } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { Fault } from '../frame/fault.tsx';
import type { FormAction } from './action-forms.ts';
import { RequestPanel } from './request-panel.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketHead } from './ticket-head.tsx';
import './ticket.css';
import { thingsOf } from './ticket-things.ts';
import { TrailPanel } from './trail-panel.tsx';
import { useTicket, useTicketHistory, type TicketView } from './use-ticket.ts';

type TicketPanelsProps = {
  readonly ticket: string;
  /** Called after each act of this person, with the ticket as it is now; null when it is no longer for these eyes. */
  readonly onActed?: (action: FormAction, view: TicketView | null) => void;
};

/** A ticket with all that belongs to it and all that one may do with it; also for a desk, beside its list. */
export function TicketPanels({ ticket, onActed }: TicketPanelsProps): ReactElement {
  const { data: view, error, refetch } = useTicket(ticket);
  const { data: history } = useTicketHistory(ticket);
  const things = useMemo(() => thingsOf(history ?? []), [history]);
  const [acting, setActing] = useState(false);

  if (view === undefined)
    return error === null ? <Skeleton active paragraph={{ rows: 12 }} /> : <Fault error={error} onRetry={() => void refetch()} />;
  return (
    <article className="ticket">
      <TicketHead view={view} history={history ?? []} />
      <div className={acting ? 'ticket-columns acting' : 'ticket-columns'}>
        <RequestPanel view={view} things={things} />
        <TrailPanel history={history} view={view} />
        <TicketActions view={view} onActed={onActed} onForm={setActing} />
      </div>
    </article>
  );
}
