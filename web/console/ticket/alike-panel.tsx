import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { alikeAnswer } from '../../../src/contract/intake.ts';
import { pairRelations } from '../../../src/domain/vocabulary/relations.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { hasRole, useSession } from '../frame/session.ts';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketView } from './use-ticket.ts';

type Alike = Static<typeof alikeAnswer>['items'][number];

/** tickets that look like the same matter, for those who may merge or say that they are not. */
export function AlikePanel({ view }: { readonly view: TicketView }): ReactElement | null {
  const session = useSession();
  return hasRole(session, 'agent', 'dispatcher') ? <AlikeTickets ticket={view.id} /> : null;
}

function AlikeTickets({ ticket }: { readonly ticket: string }): ReactElement | null {
  const t = useText();
  const client = useQueryClient();
  const key = ['alike', ticket];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => await api.get<Static<typeof alikeAnswer>>(`/tickets/${ticket}/alike`, {}, signal),
  });
  const tellApart = useMutation({
    mutationFn: async (other: string) => await api.send('POST', `/tickets/${ticket}/related/${other}/not-same`, { body: {} }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: key }),
  });
  if (data === undefined && error === null) return null;
  return (
    <section aria-labelledby="ticket-alike">
      <h2 id="ticket-alike">{t(texts.alike)}</h2>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {tellApart.error === null ? null : <Fault error={tellApart.error} />}
      {data?.items.length === 0 ? <p className="soft">{t(texts.alikeNone)}</p> : null}
      <ul className="plain" aria-live="polite">
        {(data?.items ?? []).map((found) => (
          <AlikeLine key={found.ticket} found={found} pending={tellApart.isPending} onNotSame={tellApart.mutate} />
        ))}
      </ul>
    </section>
  );
}

type LineProps = { readonly found: Alike; readonly pending: boolean; readonly onNotSame: (ticket: string) => void };

function AlikeLine({ found, pending, onNotSame }: LineProps): ReactElement {
  const t = useText();
  const { ticket, number, title, state, relation, likeness, shared } = found;
  const days = Math.round(shared.daysBetween);
  const shares = [
    t(texts.alikeSure, { share: Math.round(likeness * 100) }),
    t(days === 0 ? texts.sameDay : texts.daysBetween, { days }),
    ...(shared.place ? [t(texts.samePlace)] : shared.area ? [t(texts.sameArea)] : []),
    ...(shared.classCode ? [t(texts.sameClass)] : []),
    ...shared.words,
  ];
  return (
    <li>
      <div>
        <span className="soft">{t(pairRelations[relation])}</span> <Link to={`/tickets/${ticket}`}>{number}</Link>{' '}
        <span className="soft">{t(ticketStates[state])}</span>
      </div>
      <div>{title}</div>
      <div className="soft small">{shares.join(' · ')}</div>
      <Button size="small" disabled={pending} aria-label={t(texts.notTheSameName, { number })} onClick={() => onNotSame(ticket)}>
        {t(texts.notTheSame)}
      </Button>
    </li>
  );
}
