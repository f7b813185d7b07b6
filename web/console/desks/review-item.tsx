import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { wholeMoment } from '../../kit/working-time.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Countdown } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';

import { AnswerAdvice } from '../ticket/answer-advice.tsx';
import { TicketActions } from '../ticket/ticket-actions.tsx';
import { TicketFiles } from '../ticket/ticket-files.tsx';
import { useTicket, useTicketHistory, type TicketView } from '../ticket/use-ticket.ts';
import { answerChecks } from './answer-checks.ts';
import type { DeskItemProps } from './desk-page.tsx';
import { deskTexts } from './desk-texts.ts';
import { reviewTexts as texts } from './review-texts.ts';

/** H-6: what was asked on the left, what is answered on the right, what to look at between them, and the decision below. */
export function ReviewItem({ item, done }: DeskItemProps): ReactElement {
  const t = useText();
  const { data: view, error, refetch } = useTicket(item.ticket);
  const { data: history = [] } = useTicketHistory(item.ticket);
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (view === undefined) return <Skeleton active className="page" />;
  return (
    <article className="page review">
      <header>
        <h2>{item.title === '' ? t(deskTexts.untitled) : item.title}</h2>
        <p className="soft">
          {view.number} · <Countdown dueAt={item.dueAt} light={item.light} full /> · {t(texts.round, { round: view.round })} ·{' '}
          <Link to={`/tickets/${view.id}`}>{t(texts.whole)}</Link>
        </p>
      </header>
      <div className="review-sides">
        <section aria-labelledby="review-request">
          <h3 id="review-request">{t(texts.request)}</h3>
          <p className="spoken">{view.text}</p>
          {view.place === null ? null : <p className="soft spoken">{view.place.text}</p>}
          <TicketFiles ticket={view.id} files={view.files} />
        </section>
        <section aria-labelledby="review-checks" className="review-checks">
          <h3 id="review-checks">{t(texts.checks)}</h3>
          <ul>
            {answerChecks(view, history).map(({ id, label, holds }) => (
              <li key={id} className={holds ? 'check-holds' : 'check-lacks'}>
                <span className="visually-hidden">{t(holds ? texts.holds : texts.lacks)}</span>
                {t(label)}
              </li>
            ))}
          </ul>
          {view.answer === null ? null : <AnswerAdvice view={view} answer={view.answer.publicAnswer} />}
        </section>
        <Answer view={view} />
      </div>
      <TicketActions view={view} onActed={done} />
    </article>
  );
}

function Answer({ view }: { readonly view: TicketView }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const city = useCity();
  const { answer } = view;
  if (answer === null) return <p className="soft">{t(texts.noAnswer)}</p>;
  const at = city === undefined ? '' : wholeMoment(city.timeZone, answer.submittedAt ?? answer.draftedAt);
  return (
    <section aria-labelledby="review-answer">
      <h3 id="review-answer">{t(texts.answer)}</h3>
      <p className="spoken">{answer.publicAnswer}</p>
      <p className="soft">{t(texts.by, { unit: names.unit(answer.by.unit), person: names.person(answer.by.user), at })}</p>
      <p>{answer.solved ? t(texts.solved) : t(texts.unsolved, { reason: answer.unsolvedReason ?? '' })}</p>
      <h3>{t(texts.account)}</h3>
      <p className="spoken">{answer.account}</p>
      {answer.proof.length === 0 ? null : (
        <>
          <h3>{t(texts.proof)}</h3>
          <TicketFiles ticket={view.id} files={answer.proof} />
        </>
      )}
    </section>
  );
}
