import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketView } from './use-ticket.ts';

/** Tickets that this one was merged with, repeats, or is repeated by. */
export function RelatedPanel({ view }: { readonly view: TicketView }): ReactElement | null {
  const t = useText();
  const related = [
    ...(view.mergedInto === null ? [] : [{ how: texts.master, ticket: view.mergedInto as string, number: null }]),
    ...(view.repeatOf === null ? [] : [{ how: texts.earlier, ticket: view.repeatOf as string, number: null }]),
    // a merged request has the id of the ticket it was opened as.
    ...view.callers
      .filter(({ request }) => (request as string) !== view.id)
      .map(({ request, number }) => ({ how: texts.merged, ticket: request as string, number })),
  ];
  if (related.length === 0) return null;
  return (
    <section aria-labelledby="ticket-related">
      <h2 id="ticket-related">{t(texts.related)}</h2>
      <ul className="plain">
        {related.map(({ how, ticket, number }) => (
          <li key={`${how.en} ${ticket}`}>
            <span className="soft">{t(how)}</span> <Link to={`/tickets/${ticket}`}>{number ?? t(texts.page)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
