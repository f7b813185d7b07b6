import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { relations } from '../../../src/domain/vocabulary/relations.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { useText } from '../frame/language.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketView } from './use-ticket.ts';

/** Tickets that this one was merged with, repeats, or is repeated by. */
export function RelatedPanel({ view: { related } }: { readonly view: TicketView }): ReactElement | null {
  const t = useText();
  if (related.length === 0) return null;
  return (
    <section aria-labelledby="ticket-related">
      <h2 id="ticket-related">{t(texts.related)}</h2>
      <ul className="plain">
        {related.map(({ how, ticket, number, state }) => (
          <li key={`${how} ${ticket}`}>
            <span className="soft">{t(relations[how])}</span> <Link to={`/tickets/${ticket}`}>{number}</Link>{' '}
            <span className="soft">{t(ticketStates[state])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
