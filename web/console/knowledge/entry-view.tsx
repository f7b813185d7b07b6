import { useQuery } from '@tanstack/react-query';
import { Button, Input, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { knowledgeChanges } from '../../../src/contract/knowledge.ts';
import { knowledgeActs } from '../../../src/domain/vocabulary/knowledge.ts';
import { wholeMoment } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { Marks, type Entry } from './entry-marks.tsx';
import { knowledgeTexts as texts } from './knowledge-texts.ts';

/** One entry, with everything that was done with it. */
export function EntryView({
  entry,
  keeps,
  onEdit,
  onRetired,
}: {
  readonly entry: Entry;
  readonly keeps: boolean;
  readonly onEdit: () => void;
  readonly onRetired: (entry: Entry) => void;
}): ReactElement {
  const t = useText();
  const names = useCityNames();
  const [retiring, setRetiring] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { id, version, title, question, answer, classCode, unit, validFrom, validTo, reviewOn = null, source, retired } = entry;
  const retire = (): void => {
    if (reason.trim() === '') return;
    api
      .send<Entry>('POST', `/knowledge/${id}/retire`, { body: { seen: version, reason: reason.trim() } })
      .then(onRetired)
      .catch((failure: unknown) => setError(failure));
  };
  return (
    <>
      <h2>
        {title} <Marks entry={entry} />
      </h2>
      <p className="soft spoken">{question}</p>
      <p className="spoken">{answer}</p>
      <dl className="knowledge-facts">
        <dt>{t(texts.classOf)}</dt>
        <dd>{names.classPath(classCode)}</dd>
        <dt>{t(texts.unit)}</dt>
        <dd>{names.unit(unit)}</dd>
        <dt>{t(texts.validFrom)}</dt>
        <dd>{t(texts.validity, { from: validFrom, to: validTo ?? t(texts.forever) })}</dd>
        {reviewOn === null ? null : (
          <>
            <dt>{t(texts.reviewDay)}</dt>
            <dd>{reviewOn}</dd>
          </>
        )}
        <dt>{t(texts.source)}</dt>
        <dd>{source}</dd>
      </dl>
      {!keeps || retired ? null : retiring ? (
        <div className="knowledge-bar">
          <Input
            autoFocus
            maxLength={500}
            aria-label={t(texts.retireReason)}
            placeholder={t(texts.retireReason)}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={retire}
          />
          <Button onClick={retire}>{t(texts.retire)}</Button>
          <Button type="text" onClick={() => setRetiring(false)}>
            {t(texts.cancel)}
          </Button>
        </div>
      ) : (
        <div className="knowledge-bar">
          <Button type="primary" onClick={onEdit}>
            {t(texts.edit)}
          </Button>
          <Button onClick={() => setRetiring(true)}>{t(texts.retire)} …</Button>
        </div>
      )}
      {error === null ? null : <Fault error={error} />}
      <Changes entry={entry} />
    </>
  );
}

function Changes({ entry }: { readonly entry: Entry }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const city = useCity();
  const { data, error } = useQuery({
    queryKey: ['knowledge-changes', entry.id],
    queryFn: async () => await api.get<Static<typeof knowledgeChanges>>(`/knowledge/${entry.id}/changes`),
  });
  return (
    <section aria-labelledby="knowledge-history">
      <h3 id="knowledge-history">{t(texts.history)}</h3>
      {error === null ? null : <Fault error={error} />}
      {data === undefined || city === undefined ? (
        <Skeleton active />
      ) : (
        <ol className="knowledge-history">
          {data.items.toReversed().map(({ act, version, at, user, reason }) => (
            <li key={`${at} ${act}`}>
              <span className="soft">{wholeMoment(city.timeZone, at)}</span> {t(knowledgeActs[act])} · {t(texts.version, { version })} ·{' '}
              {user === null ? t(texts.system) : names.person(user)}
              {reason === null ? null : <div className="spoken">{reason}</div>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
