import { Alert, Button } from 'antd';
import { useEffect, useRef, type ReactElement } from 'react';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { currentInstant, wordMoment } from '../../kit/working-time.ts';
import { useCity } from '../frame/city.ts';
import { useLanguage, useText } from '../frame/language.tsx';
import { intakeTexts as texts } from './intake-texts.ts';
import type { Entered } from './use-send.ts';

/** number, code and limit, to be read out; Enter goes on to the next call. */
export function EnteredCall({
  answer,
  outdated,
  onNext,
}: {
  readonly answer: Entered;
  readonly outdated: boolean;
  readonly onNext: () => void;
}): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const city = useCity();
  const next = useRef<HTMLButtonElement>(null);
  const { ticket, number, queryCode, callerDueAt, state, refused } = answer;
  useEffect(() => next.current?.focus(), []);
  return (
    <section className="page intake-entered" aria-labelledby="entered-title" aria-live="polite">
      <h1 id="entered-title">
        {t(texts.entered)} {state === null ? '' : `· ${t(ticketStates[state])}`}
      </h1>
      {refused === null ? null : <Alert type="error" showIcon role="alert" title={t(texts.refused)} description={t(refused.message)} />}
      {outdated ? <Alert type="warning" showIcon role="alert" title={t(texts.alreadyEntered)} /> : null}
      <dl>
        <dt>{t(texts.number)}</dt>
        <dd className="intake-number">{number}</dd>
        <dt>{t(texts.queryCode)}</dt>
        <dd className="intake-number">{queryCode}</dd>
        {callerDueAt === null || city === undefined ? null : (
          <>
            <dt>{t(texts.answerBy)}</dt>
            <dd>{wordMoment(city.timeZone, currentInstant(), callerDueAt, language)}</dd>
          </>
        )}
      </dl>
      <p className="soft">{t(texts.readOut)}</p>
      <div className="intake-row">
        <Button ref={next} type="primary" onClick={onNext}>
          {t(texts.next)} <kbd aria-hidden="true">↵</kbd>
        </Button>
        <Button href={`/console/tickets/${ticket}`}>{t(texts.openTicket)}</Button>
      </div>
    </section>
  );
}
