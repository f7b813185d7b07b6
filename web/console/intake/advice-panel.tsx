import { Button, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { pairRelations } from '../../../src/domain/vocabulary/relations.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { currentInstant, wordMoment } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { intakeTexts as texts } from './intake-texts.ts';
import type { Advice, SimilarTicket } from './use-advice.ts';

/** An entry of the knowledge base as it is suggested. */
export type Entry = Advice['knowledge'][number];

type Props = {
  readonly advice: Advice | undefined;
  readonly similar: readonly SimilarTicket[];
  readonly onMerge: (ticket: string) => void;
  readonly onNotSame: (ticket: string) => void;
  readonly onAnswer: (entry: Entry) => void;
};

/** What is known while somebody talks: the same matter, the answer, and whose duty it is. */
export function AdvicePanel({ advice, similar, onMerge, onNotSame, onAnswer }: Props): ReactElement {
  const t = useText();
  const names = useCityNames();
  if (advice === undefined) return <p className="soft">{t(texts.advicePending)}</p>;
  return (
    <>
      <section aria-labelledby="intake-similar">
        <h2 id="intake-similar">
          {t(texts.similar)} {similar.length === 0 ? '' : `(${String(similar.length)})`}
        </h2>
        {similar.length === 0 ? <p className="soft">{t(texts.noSimilar)}</p> : null}
        <ul aria-live="polite">
          {similar.map((ticket) => (
            <Similar key={ticket.ticket} ticket={ticket} onMerge={onMerge} onNotSame={onNotSame} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="intake-knowledge">
        <h2 id="intake-knowledge">{t(texts.knowledge)}</h2>
        {advice.knowledge.length === 0 ? <p className="soft">{t(texts.noKnowledge)}</p> : null}
        <ul>
          {advice.knowledge.map((entry) => (
            <Knowledge key={entry.id} entry={entry} onAnswer={onAnswer} />
          ))}
        </ul>
      </section>
      {advice.units.length === 0 ? null : (
        <section aria-labelledby="intake-units">
          <h2 id="intake-units">{t(texts.units)}</h2>
          <ul>
            {advice.units.map(({ unit, line, basis }) => (
              <li key={unit}>
                <strong>{names.unit(unit)}</strong> <span className="soft">{t(texts.catalogueLine, { line })}</span>
                <div className="soft">{basis}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Nothing can be merged into these. */
const ended: ReadonlySet<SimilarTicket['state']> = new Set<SimilarTicket['state']>([
  'concluded',
  'closed',
  'archived',
  'declined',
  'handedOver',
]);

function Similar({
  ticket: found,
  onMerge,
  onNotSame,
}: { readonly ticket: SimilarTicket } & Pick<Props, 'onMerge' | 'onNotSame'>): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const city = useCity();
  const { ticket, number, title, state, place, relation, shared, receivedAt, followers } = found;
  const shares = [
    ...(shared.place ? [t(texts.samePlace)] : shared.area ? [t(texts.sameArea)] : []),
    ...(shared.classCode ? [t(texts.sameClass)] : []),
    ...(followers > 1 ? [t(texts.callers, { count: followers })] : []),
    ...shared.words,
  ];
  return (
    <li>
      <a className="intake-title" href={`/console/tickets/${ticket}`} target="_blank" rel="noreferrer">
        {title}
      </a>
      <div className="soft">
        {[
          t(pairRelations[relation]),
          t(ticketStates[state]),
          ...(place === null ? [] : [place]),
          ...(receivedAt === null || city === undefined ? [] : [wordMoment(city.timeZone, currentInstant(), receivedAt, language)]),
        ].join(' · ')}
      </div>
      <div className="intake-shared">{shares.join(' · ')}</div>
      <div className="intake-row">
        {ended.has(state) ? null : (
          <Button size="small" aria-label={t(texts.mergeName, { number })} onClick={() => onMerge(ticket)}>
            {t(texts.mergeInto)}
          </Button>
        )}
        <Button size="small" type="text" aria-label={t(texts.notTheSameName, { number })} onClick={() => onNotSame(ticket)}>
          {t(texts.notTheSame)}
        </Button>
      </div>
    </li>
  );
}

function Knowledge({ entry, onAnswer }: { readonly entry: Entry; readonly onAnswer: (entry: Entry) => void }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const [wrong, setWrong] = useState<'no' | 'asking' | 'told'>('no');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { id, title, answer, unit, validity, validTo, openReports } = entry;
  const report = (): void => {
    if (reason.trim() === '') return;
    api
      .send('POST', `/knowledge/${id}/report`, { body: { reason: reason.trim() } })
      .then(() => setWrong('told'))
      .catch((failure: unknown) => setError(failure));
  };
  return (
    <li>
      <details>
        <summary>
          {title}
          {validity === 'valid' ? null : (
            <strong className="intake-mark">{t(validity === 'expired' ? texts.expired : texts.notYet)}</strong>
          )}
          {openReports === 0 ? null : <span className="intake-mark">{t(texts.reported)}</span>}
        </summary>
        <p className="spoken">{answer}</p>
        <p className="soft">
          {[
            ...(unit === null ? [] : [names.unit(unit)]),
            entry.source,
            ...(validTo === null ? [] : [t(texts.validTo, { day: validTo })]),
          ].join(' · ')}
        </p>
        {wrong === 'told' ? (
          <p className="soft">{t(texts.reportDone)}</p>
        ) : wrong === 'no' ? (
          <Button size="small" type="text" onClick={() => setWrong('asking')}>
            {t(texts.reportWrong)}
          </Button>
        ) : (
          <div className="intake-row">
            <Input
              autoFocus
              maxLength={500}
              aria-label={t(texts.reportWhat)}
              placeholder={t(texts.reportWhat)}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={report}
            />
            <Button onClick={report}>{t(texts.reportWrong)}</Button>
          </div>
        )}
        {error === null ? null : <Fault error={error} />}
      </details>
      {validity === 'valid' ? (
        <Button size="small" onClick={() => onAnswer(entry)}>
          {t(texts.answerWith)}
        </Button>
      ) : null}
    </li>
  );
}
