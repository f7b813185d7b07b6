import { Checkbox, Input, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { channels, privacies, requestKinds } from '../../../src/domain/vocabulary/request.ts';
import { useText } from '../frame/language.tsx';
import type { Draft } from './draft.ts';
import { Field, faultProps } from './field.tsx';
import { intakeTexts as texts } from './intake-texts.ts';
import type { Faults } from './validate.ts';

type Props = { readonly draft: Draft; readonly faults: Faults; readonly onChange: (fields: Partial<Draft>) => void };

const kinds = Object.keys(requestKinds) as (keyof typeof requestKinds)[];
const privacyCodes = Object.keys(privacies) as (keyof typeof privacies)[];
const channelCodes = (Object.keys(channels) as (keyof typeof channels)[]).filter((code) => code !== 'bulkFile');

/** What is asked for, in the caller's words; of what kind, how urgent, and who may know. */
export function RequestFields({ draft, faults, onChange }: Props): ReactElement {
  const t = useText();
  const { text, kind, urgent, privacy, channel } = draft;
  return (
    <>
      <Field
        id="intake-text"
        label={texts.text}
        fault={faults.text}
        hint={text === '' ? t(texts.textHint) : t(texts.characters, { count: [...text].length })}
      >
        <Input.TextArea
          id="intake-text"
          {...faultProps('intake-text', faults.text)}
          className="intake-long"
          rows={5}
          value={text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </Field>
      <Field id="intake-kind" label={texts.kind} fault={faults.kind}>
        <div className="intake-row">
          <Radio.Group
            id="intake-kind"
            aria-labelledby="intake-kind-label"
            name="intake-kind"
            value={kind}
            onChange={(event) => onChange({ kind: event.target.value as typeof kind })}
            options={kinds.map((code) => ({ value: code, label: t(requestKinds[code]) }))}
          />
          <Checkbox checked={urgent} onChange={(event) => onChange({ urgent: event.target.checked })}>
            <span title={t(texts.urgentHint)}>{t(texts.urgent)}</span>
          </Checkbox>
        </div>
      </Field>
      <Field id="intake-privacy" label={texts.privacy}>
        <div className="intake-row">
          <Radio.Group
            id="intake-privacy"
            aria-labelledby="intake-privacy-label"
            name="intake-privacy"
            value={privacy}
            onChange={(event) => onChange({ privacy: event.target.value as typeof privacy })}
            options={privacyCodes.map((code) => ({ value: code, label: t(privacies[code]) }))}
          />
          <Select
            className="intake-channel"
            aria-label={t(texts.channel)}
            value={channel}
            onChange={(code) => onChange({ channel: code })}
            options={channelCodes.map((code) => ({ value: code, label: t(channels[code]) }))}
          />
        </div>
      </Field>
    </>
  );
}
