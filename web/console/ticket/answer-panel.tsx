import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { LongText } from './long-text.tsx';
import { TicketFiles } from './ticket-files.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketThings } from './ticket-things.ts';
import { useSentences } from './use-sentences.ts';
import type { TicketView } from './use-ticket.ts';

/** H-6: the answer in its two texts, with what it rests on. */
export function AnswerPanel({ view, things }: { readonly view: TicketView; readonly things: TicketThings }): ReactElement | null {
  const t = useText();
  const sentences = useSentences();
  const { answer } = view;
  if (answer === null && things.answeredDirectly === null) return null;
  return (
    <section aria-labelledby="ticket-answer">
      <h2 id="ticket-answer">{t(answer === null ? texts.directAnswer : texts.answer)}</h2>
      {answer === null ? (
        <LongText text={things.answeredDirectly ?? ''} />
      ) : (
        <>
          <p>
            <strong>{t(answer.solved ? texts.solved : texts.unsolved)}</strong>{' '}
            <span className="soft small">
              {sentences.actor(answer.by)} · {t(texts.draftedAt, { at: sentences.moment(answer.draftedAt) })}
              {answer.submittedAt === null ? '' : ` · ${t(texts.submittedAt, { at: sentences.moment(answer.submittedAt) })}`}
            </span>
          </p>
          <h3>{t(texts.publicAnswer)}</h3>
          <LongText text={answer.publicAnswer} />
          <h3>{t(texts.account)}</h3>
          <LongText text={answer.account} />
          {answer.unsolvedReason === null ? null : (
            <>
              <h3>{t(texts.unsolvedReason)}</h3>
              <LongText text={answer.unsolvedReason} />
            </>
          )}
          {answer.proof.length === 0 ? null : <h3>{t(texts.proof)}</h3>}
          <TicketFiles ticket={view.id} files={answer.proof} />
        </>
      )}
    </section>
  );
}
