import type { ReactElement } from 'react';
import { supervisionGrounds } from '../../../src/domain/vocabulary/handling.ts';
import { useCityNames } from '../frame/city.ts';
import { Countdown, useNow } from '../frame/countdown.tsx';
import { useText } from '../frame/language.tsx';
import { lightOfClock } from './clock-light.ts';
import { LongText } from './long-text.tsx';
import { eventWords, ticketTexts as texts } from './ticket-texts.ts';
import type { TicketThings } from './ticket-things.ts';
import { useSentences } from './use-sentences.ts';
import type { TicketView } from './use-ticket.ts';

/** S-2 to S-4: supervision sheets, the latest first, with what was demanded, replied and judged. */
export function SheetsPanel({ view, things }: { readonly view: TicketView; readonly things: TicketThings }): ReactElement | null {
  const t = useText();
  const names = useCityNames();
  const sentences = useSentences();
  const now = useNow();
  if (view.sheets.length === 0) return null;
  return (
    <section aria-labelledby="ticket-sheets">
      <h2 id="ticket-sheets">{t(texts.sheets)}</h2>
      <ul className="plain sheets">
        {view.sheets.toReversed().map(({ id, level, ground, issuedAt, receiver, supervisors, reply, closedAt }) => {
          const words = things.sheets.get(id);
          const clock = view.clocks.find((one) => one.kind === 'sheetReply' && one.stop === null && one.id.endsWith(`:${id}`));
          return (
            <li key={id}>
              <strong>
                {t(texts.sheetLevel, { level })} · {t(supervisionGrounds[ground])}
              </strong>{' '}
              {receiver === null ? t(eventWords.centre) : names.unit(receiver)}{' '}
              <span className="soft small">
                {t(texts.issuedAt, { at: sentences.moment(issuedAt) })}
                {supervisors.length === 0 ? '' : ` · ${supervisors.map((user) => names.person(user)).join(' + ')}`}
              </span>{' '}
              {clock === undefined ? null : <Countdown dueAt={clock.dueAt} light={lightOfClock(clock, now)} />}
              {words === undefined ? null : <LongText text={words.text} />}
              {reply === null || words?.reply === null || words === undefined ? null : (
                <>
                  <span className="soft small">
                    {t(texts.reply)} · {sentences.actor(reply.by)} {sentences.moment(reply.at)}
                  </span>
                  <LongText text={words.reply} />
                </>
              )}
              {words?.judgement === null || words === undefined ? null : (
                <>
                  <span className="soft small">{t(texts.judgement)}</span>
                  <LongText text={words.judgement} />
                </>
              )}
              <span className="soft small">
                {closedAt === null
                  ? t(reply === null ? texts.sheetOpen : texts.sheetReplied)
                  : t(texts.sheetClosed, { at: sentences.moment(closedAt) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
