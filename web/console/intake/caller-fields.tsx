import { Button, Input, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { callerHits } from '../../../src/contract/search.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { api } from '../frame/api.ts';
import { useCityNames } from '../frame/city.ts';
import { Countdown } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { CallerFields } from './draft.ts';
import { Field, faultProps } from './field.tsx';
import { intakeTexts as texts, lookUpReasons } from './intake-texts.ts';

type Hit = Static<typeof callerHits>['items'][number];
type Looked = { readonly phone: string; readonly items: readonly Hit[] };

const SHOWN = 4;
/** Digits of a mobile number, and letters of one that is masked. */
const WHOLE_NUMBER = 11;
const ended: ReadonlySet<Hit['state']> = new Set<Hit['state']>(['concluded', 'closed', 'archived', 'declined', 'handedOver', 'merged']);

/** Who is on the line: the number, looked up for a reason that stands in the trail, and what came from it before. */
export function CallerInputs({
  caller,
  fault,
  anonymous,
  onChange,
  onMerge,
  onEarlier,
}: {
  readonly caller: CallerFields;
  readonly fault: Label | undefined;
  readonly anonymous: boolean;
  readonly onChange: (fields: Partial<CallerFields>) => void;
  readonly onMerge: (ticket: string) => void;
  readonly onEarlier: (tickets: readonly string[]) => void;
}): ReactElement {
  const t = useText();
  const [reason, setReason] = useState<keyof typeof lookUpReasons>('incoming');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [error, setError] = useState<unknown>(null);
  const phone = caller.phone.trim();

  const found = (items: readonly Hit[]): void => {
    setLooked({ phone, items });
    // A part of a number finds other people too.
    const isWhole = phone.replaceAll(/\D/gu, '').length === WHOLE_NUMBER;
    onEarlier(isWhole ? items.filter((item) => item.caller.phone.length === WHOLE_NUMBER).map(({ ticket }) => ticket) : []);
  };
  const lookUp = (): void => {
    if (phone === '') return;
    setError(null);
    api
      .send<{ readonly items: readonly Hit[] }>('POST', '/search/phone', { body: { phone, reason: lookUpReasons[reason].zh } })
      .then(({ items }) => found(items))
      .catch((failure: unknown) => setError(failure));
  };

  return (
    <>
      <Field id="intake-phone" label={texts.phone} fault={fault} hint={anonymous ? t(texts.anonymousHint) : undefined}>
        <div className="intake-row">
          <Input
            id="intake-phone"
            {...faultProps('intake-phone', fault)}
            className="intake-phone"
            type="tel"
            autoFocus
            autoComplete="off"
            maxLength={40}
            value={caller.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
            onPressEnter={lookUp}
          />
          <Select
            className="intake-reason"
            aria-label={t(texts.lookUpReason)}
            value={reason}
            onChange={setReason}
            options={(Object.keys(lookUpReasons) as (keyof typeof lookUpReasons)[]).map((code) => ({
              value: code,
              label: t(lookUpReasons[code]),
            }))}
          />
          <Button onClick={lookUp} disabled={phone === ''}>
            {t(texts.lookUp)}
          </Button>
          <Input
            className="intake-name"
            aria-label={t(texts.name)}
            placeholder={t(texts.name)}
            autoComplete="off"
            maxLength={200}
            value={caller.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </div>
      </Field>
      {error === null ? null : <Fault error={error} onRetry={lookUp} />}
      {looked === null || looked.phone !== phone ? null : <Earlier items={looked.items} onMerge={onMerge} />}
    </>
  );
}

function Earlier({ items, onMerge }: { readonly items: readonly Hit[]; readonly onMerge: (ticket: string) => void }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const [latest] = items;
  if (latest === undefined) return <p className="soft intake-earlier">{t(texts.noEarlier)}</p>;
  const open = items.filter(({ state }) => !ended.has(state));
  const shown = [...open, ...items.filter(({ state }) => ended.has(state))].slice(0, SHOWN);
  return (
    <section className="intake-earlier" aria-live="polite">
      <p>{t(texts.earlier, { name: latest.caller.name ?? t(texts.nobody), count: items.length, open: open.length })}</p>
      <ul>
        {shown.map(({ ticket, number, title, state, classCode, dueAt, light }) => (
          <li key={ticket}>
            <a href={`/console/tickets/${ticket}`} target="_blank" rel="noreferrer">
              {title}
            </a>
            <span className="soft">
              {t(ticketStates[state])} · {names.classOf(classCode)} <Countdown dueAt={dueAt} light={light} />
            </span>
            {ended.has(state) ? null : (
              <Button size="small" aria-label={t(texts.mergeName, { number })} onClick={() => onMerge(ticket)}>
                {t(texts.mergeInto)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
