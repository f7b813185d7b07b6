import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { wordDay, dayIn, currentInstant } from '../../kit/working-time.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Countdown, useNow } from '../frame/countdown.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { ClockList } from './clock-list.tsx';
import { lightOfClock, runningClocks } from './clock-light.ts';
import { StageLine } from './stage-line.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import { useSentences } from './use-sentences.ts';
import type { HistoryEntry, TicketView } from './use-ticket.ts';

const SUBJECT_CHARACTERS = 60;

/** What one must know of a ticket at a glance: which, what about, where it stands, how urgent, and which limits run. */
export function TicketHead({ view, history }: { readonly view: TicketView; readonly history: readonly HistoryEntry[] }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const names = useCityNames();
  const sentences = useSentences();
  const city = useCity();
  const now = useNow();
  const worst = runningClocks(view, now).find(({ yellowAt }) => yellowAt !== null);
  const entered =
    view.enteredAt === null
      ? city === undefined
        ? view.enteredOn
        : wordDay(dayIn(city.timeZone, currentInstant()), view.enteredOn, language)
      : sentences.moment(view.enteredAt);
  return (
    <header className="ticket-head">
      <div className="ticket-title">
        <h1>
          <span className="ticket-number">{view.number}</span> <span className="spoken">{subjectOf(view)}</span>
        </h1>
        <span className="ticket-worst">
          {worst === undefined ? null : <Countdown dueAt={worst.dueAt} light={lightOfClock(worst, now)} />}
        </span>
      </div>
      <p className="ticket-facts">
        <strong>{t(ticketStates[view.state])}</strong>
        <span>{t(requestKinds[view.kind])}</span>
        <span className={view.urgency === 'urgent' ? 'ticket-mark' : undefined}>{t(urgencies[view.urgency])}</span>
        <span className={view.privacy === 'open' ? undefined : 'ticket-mark'}>{t(privacies[view.privacy])}</span>
        {view.classCode === null ? null : (
          <Tooltip title={names.classPath(view.classCode)}>
            <span>{names.classOf(view.classCode)}</span>
          </Tooltip>
        )}
        {view.area === null ? null : <span>{names.area(view.area)}</span>}
        <span>
          {t(texts.enteredOn, { day: entered })}
          {view.channel === null ? '' : ` · ${t(channels[view.channel])}`}
        </span>
        {view.round > 1 ? <span className="ticket-mark">{t(texts.round, { count: view.round })}</span> : null}
        {view.hops > 0 ? <span>{t(texts.hops, { count: view.hops })}</span> : null}
        {view.extensions > 0 ? <span>{t(texts.extended, { count: view.extensions })}</span> : null}
      </p>
      <div className="ticket-way">
        <StageLine view={view} history={history} />
        <ClockList view={view} />
      </div>
    </header>
  );
}

/** What the ticket is about: its subject, else the beginning of the request. */
function subjectOf({ subject, text }: TicketView): string {
  if (subject !== null && subject !== '') return subject;
  const characters = [...text.replaceAll(/\s+/gu, ' ')];
  return characters.length <= SUBJECT_CHARACTERS ? characters.join('') : `${characters.slice(0, SUBJECT_CHARACTERS).join('')}…`;
}
