import type { ReactElement } from 'react';
import { exclusionReasons, followUpOutcomes } from '../../../src/domain/vocabulary/handling.ts';
import { measureNames } from '../../../src/domain/vocabulary/measure.ts';
import { useLanguage, useText } from '../frame/language.tsx';
import { wordRating } from './event-words.ts';
import { wordOf } from './thing-field.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { FollowUp, TicketThings } from './ticket-things.ts';
import { useSentences } from './use-sentences.ts';
import type { TicketView } from './use-ticket.ts';

/** E-1 to E-6: what each caller said of the answer, and what is left out of which measure. */
export function EvaluationPanel({ view, things }: { readonly view: TicketView; readonly things: TicketThings }): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  const sentences = useSentences();
  if (view.concludedAt === null && things.followUps.size === 0 && things.exclusions.length === 0) return null;

  function word({ outcome, nextTryAt, rating }: FollowUp): string {
    if (rating !== null) return wordRating(rating, language);
    if (outcome !== null) return wordOf(followUpOutcomes, outcome, t);
    return nextTryAt === null ? t(texts.notReached) : `${t(texts.notReached)}, ${t(texts.nextTry, { at: sentences.moment(nextTryAt) })}`;
  }

  return (
    <section aria-labelledby="ticket-follow-ups">
      <h2 id="ticket-follow-ups">{t(texts.followUps)}</h2>
      <ul className="plain">
        {view.callers.map(({ request, number, name }) => (
          <li key={request}>
            <span className="soft">{name ?? number}</span>
            {things.followUps.has(request) ? null : ` ${t(texts.noFollowUpYet)}`}
            <ul className="plain">
              {things.followUps.get(request)?.map((one) => (
                <li key={one.entry.version}>
                  <span className="soft">{sentences.when(one.entry)}</span> {word(one)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {things.exclusions.length === 0 ? null : <h3>{t(texts.exclusions)}</h3>}
      <ul className="plain">
        {things.exclusions.map(({ id, measure, reason, decided }) => (
          <li key={id}>
            {wordOf(measureNames, measure, t)} · {wordOf(exclusionReasons, reason, t)} ·{' '}
            {t(decided === null ? texts.waiting : decided ? texts.decidedYes : texts.decidedNo)}
          </li>
        ))}
      </ul>
    </section>
  );
}
