import { Button, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { declineReasons } from '../../../src/domain/vocabulary/request.ts';
import { useCity } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { Field, faultProps } from './field.tsx';
import { intakeTexts as texts } from './intake-texts.ts';
import { missingFor, needsLawfulWay, type AskingOutlet, type OutletFields } from './outlets.ts';
import type { Advice } from './use-advice.ts';

const titles = { dispatch: texts.dispatch, answerDirectly: texts.answer, handOver: texts.handOver, decline: texts.decline } as const;
const reasons = Object.keys(declineReasons) as (keyof typeof declineReasons)[];

type Props = {
  readonly outlet: AskingOutlet;
  readonly fields: OutletFields;
  readonly isConsult: boolean;
  readonly units: Advice['units'];
  readonly pending: boolean;
  readonly onChange: (fields: Partial<OutletFields>) => void;
  readonly onCancel: () => void;
  readonly onSend: () => void;
};

/** Asks what an outlet needs. Ctrl+Enter sends; Esc closes, and what was typed is there when it is opened again. */
export function OutletWindow({ outlet, fields, isConsult, units, pending, onChange, onCancel, onSend }: Props): ReactElement {
  const t = useText();
  const [tried, setTried] = useState(false);
  const missing = missingFor(outlet, fields);
  const shown = tried ? missing : {};
  const send = (): void => {
    setTried(true);
    if (Object.keys(missing).length === 0) onSend();
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useShortcuts(useMemo(() => [{ keys: 'Ctrl+Enter', label: titles[outlet], whileTyping: true, run: () => latest.current() }], [outlet]));
  return (
    <Modal
      open
      className="intake-window"
      // In its place: a window in the body would lock it by a style that the policy refuses.
      getContainer={false}
      title={t(titles[outlet])}
      onCancel={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{t(texts.cancel)}</Button>
          <Button type="primary" disabled={pending} onClick={send}>
            {t(pending ? texts.sending : titles[outlet])} <kbd aria-hidden="true">Ctrl ↵</kbd>
          </Button>
        </>
      }
    >
      <form className="intake-outlet" onSubmit={(event) => event.preventDefault()}>
        {outlet === 'dispatch' ? <DispatchFields fields={fields} units={units} fault={shown.lead} onChange={onChange} /> : null}
        {outlet === 'answerDirectly' ? (
          <Field id="outlet-answer" label={texts.answerText} fault={shown.answer} hint={isConsult ? undefined : t(texts.onlyConsult)}>
            <Input.TextArea
              id="outlet-answer"
              {...faultProps('outlet-answer', shown.answer)}
              autoFocus
              className="intake-long"
              rows={5}
              value={fields.answer}
              onChange={(event) => onChange({ answer: event.target.value })}
            />
          </Field>
        ) : null}
        {outlet === 'handOver' ? (
          <Field id="outlet-to" label={texts.handOverTo} fault={shown.handOverTo}>
            <Input
              id="outlet-to"
              {...faultProps('outlet-to', shown.handOverTo)}
              autoFocus
              maxLength={200}
              value={fields.handOverTo}
              onChange={(event) => onChange({ handOverTo: event.target.value })}
            />
          </Field>
        ) : null}
        {outlet === 'decline' ? (
          <>
            <Field id="outlet-reason" label={texts.declineReason} fault={shown.reason}>
              <Radio.Group
                id="outlet-reason"
                className="intake-reasons"
                aria-labelledby="outlet-reason-label"
                name="outlet-reason"
                value={fields.reason}
                onChange={(event) => onChange({ reason: event.target.value as OutletFields['reason'] })}
              >
                {reasons.map((code, index) => (
                  <Radio key={code} value={code} autoFocus={index === 0}>
                    {t(declineReasons[code])}
                  </Radio>
                ))}
              </Radio.Group>
            </Field>
            {needsLawfulWay(fields.reason) ? (
              <Field id="outlet-way" label={texts.lawfulWay} fault={shown.lawfulWay}>
                <Input
                  id="outlet-way"
                  {...faultProps('outlet-way', shown.lawfulWay)}
                  maxLength={2000}
                  value={fields.lawfulWay}
                  onChange={(event) => onChange({ lawfulWay: event.target.value })}
                />
              </Field>
            ) : null}
          </>
        ) : null}
        {outlet === 'handOver' || outlet === 'decline' ? (
          <Field id="outlet-caller" label={texts.toCaller} fault={shown.toCaller}>
            <Input.TextArea
              id="outlet-caller"
              {...faultProps('outlet-caller', shown.toCaller)}
              className="intake-long"
              rows={3}
              maxLength={2000}
              value={fields.toCaller}
              onChange={(event) => onChange({ toCaller: event.target.value })}
            />
          </Field>
        ) : null}
      </form>
    </Modal>
  );
}

function DispatchFields({
  fields,
  units,
  fault,
  onChange,
}: Pick<Props, 'fields' | 'units' | 'onChange'> & { readonly fault: ReturnType<typeof missingFor>['lead'] | undefined }): ReactElement {
  const t = useText();
  const city = useCity();
  const options = useMemo(() => {
    const suggested = new Set<string>(units.map(({ unit }) => unit));
    const all = (city?.units ?? []).map(({ code, name }) => ({ value: code as string, label: t(name) }));
    return [...all.filter(({ value }) => suggested.has(value)), ...all.filter(({ value }) => !suggested.has(value))];
  }, [city, units, t]);
  return (
    <>
      <Field id="outlet-lead" label={texts.leadUnit} fault={fault}>
        <Select
          id="outlet-lead"
          {...faultProps('outlet-lead', fault)}
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          value={fields.lead}
          onChange={(lead: string) => onChange({ lead })}
          options={options}
        />
      </Field>
      <Field id="outlet-basis" label={texts.basis}>
        <Input id="outlet-basis" maxLength={2000} value={fields.basis} onChange={(event) => onChange({ basis: event.target.value })} />
      </Field>
    </>
  );
}
