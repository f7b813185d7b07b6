import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { precedentsAnswer } from '../../../src/contract/city.ts';
import type { UnitCode } from '../../../src/domain/kernel/ids.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { api } from '../frame/api.ts';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { useTicketHistory, type TicketView } from '../ticket/use-ticket.ts';

const texts = {
  title: { zh: '退单理由', en: 'Why it was sent back' },
  basis: { zh: '依据', en: 'Basis' },
  reason: { zh: '理由', en: 'Reason' },
  suggested: { zh: '单位认为应由{unit}办理', en: 'The unit says it is for {unit}' },
  hops: { zh: '此前已退单成功 {count} 次', en: 'Sent back {count} times before' },
  precedents: { zh: '会商先例', en: 'Decided before in conference' },
  precedent: { zh: '{number}：{unit}。{minutes}', en: '{number}: {unit}. {minutes}' },
  noPrecedents: { zh: '这类事项还没有先例。', en: 'No precedent for this class yet.' },
} as const satisfies Record<string, Label>;

const SHOWN = 5;

/** D-5, D-7: what speaks for and against: the unit's basis and reason, and what conferences decided of the same class. */
export function SendBackCase({ view }: { readonly view: TicketView }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { data: history = [] } = useTicketHistory(view.id);
  const { data: precedents = [] } = useQuery({
    queryKey: ['precedents', view.classCode],
    enabled: view.classCode !== null,
    queryFn: async () =>
      (await api.get<Static<typeof precedentsAnswer>>('/city/precedents', { class: view.classCode, limit: SHOWN })).items,
  });
  const request = history.findLast(({ type }) => type === 'sendBackRequested')?.data as SendBack | undefined;
  return (
    <section className="send-back-case" aria-labelledby="send-back-case">
      {request === undefined ? null : (
        <>
          <h3 id="send-back-case">{t(texts.title)}</h3>
          <dl>
            <dt>{t(texts.reason)}</dt>
            <dd className="spoken">{request.reason}</dd>
            <dt>{t(texts.basis)}</dt>
            <dd className="spoken">{request.basis}</dd>
          </dl>
          {request.suggestedUnit === null ? null : <p>{t(texts.suggested, { unit: names.unit(request.suggestedUnit) })}</p>}
        </>
      )}
      {view.hops === 0 ? null : <p>{t(texts.hops, { count: view.hops })}</p>}
      <h3>{t(texts.precedents)}</h3>
      {precedents.length === 0 ? <p className="soft">{t(texts.noPrecedents)}</p> : null}
      <ul>
        {precedents.map(({ number, unit, minutes }) => (
          <li key={number} className="spoken">
            {t(texts.precedent, { number, unit: names.unit(unit), minutes })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the unit gave with its send-back. */
type SendBack = { readonly reason: string; readonly basis: string; readonly suggestedUnit: UnitCode | null };
