import { Button, Checkbox, Input, Radio } from 'antd';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { callersWord } from '../../../src/contract/ticket-commands.ts';
import { MAX_LONG_TEXT } from '../../../src/domain/vocabulary/limits.ts';
import { satisfactions, type Satisfaction } from '../../../src/domain/vocabulary/request.ts';
import { useText } from '../frame/language.tsx';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { followUpTexts as texts } from './follow-up-texts.ts';

/** E-2: what the caller said. */
export type CallersWord = { readonly word: Static<typeof callersWord>; readonly wantsRedo: boolean };

type FollowUpFormProps = {
  readonly pending: boolean;
  readonly onSave: (said: CallersWord) => void;
  readonly onNotReached: () => void;
  readonly onRefused: () => void;
};

const levels: readonly Satisfaction[] = [5, 4, 3, 2, 1];
/** E-4: below it the caller may ask for the matter to be handled again. */
const SATISFIED_FROM = 3;

/** Four questions by mouse or by key: `y` `n`, `1` to `5`, Ctrl+Enter. */
export function FollowUpForm({ pending, onSave, onNotReached, onRefused }: FollowUpFormProps): ReactElement {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const [contacted, setContacted] = useState<boolean | null>(null);
  const [resolved, setResolved] = useState<boolean | null>(null);
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null);
  const [leftOpen, setLeftOpen] = useState('');
  const [wantsRedo, setWantsRedo] = useState(false);
  const [asked, setAsked] = useState(false);
  const mayRedo = resolved === false || (satisfaction !== null && satisfaction < SATISFIED_FROM);
  const missing = [...(resolved === null ? [t(texts.resolvedShort)] : []), ...(satisfaction === null ? [t(texts.satisfiedShort)] : [])];

  function save(): void {
    setAsked(true);
    if (resolved === null || satisfaction === null || pending) return;
    const word = { contactedByUnit: contacted, resolved, satisfaction, leftOpen: leftOpen.trim() === '' ? null : leftOpen.trim() };
    onSave({ word, wantsRedo: mayRedo && wantsRedo });
  }

  useShortcuts(
    useMemo(
      () => [
        { keys: 'y', label: texts.keyResolved, run: () => setResolved(true) },
        { keys: 'n', label: texts.keyUnresolved, run: () => setResolved(false) },
        ...levels.map((level) => ({ keys: String(level), label: satisfactions[level], run: () => setSatisfaction(level) })),
        { keys: 'u', label: texts.notReached, run: onNotReached },
        { keys: 'Ctrl+Enter', label: texts.save, run: () => form.current?.requestSubmit(), whileTyping: true },
      ],
      [onNotReached],
    ),
  );

  return (
    <form
      ref={form}
      className="follow-up-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Question text={t(texts.contacted)}>
        <Radio.Group
          value={contacted}
          onChange={({ target }) => setContacted(target.value as boolean | null)}
          options={[
            { value: true, label: t(texts.yes) },
            { value: false, label: t(texts.no) },
            { value: null, label: t(texts.unknown) },
          ]}
        />
      </Question>
      <Question text={t(texts.resolved)}>
        <Radio.Group
          optionType="button"
          size="large"
          value={resolved}
          onChange={({ target }) => setResolved(target.value as boolean)}
          options={[
            { value: true, label: `${t(texts.yes)} y` },
            { value: false, label: `${t(texts.no)} n` },
          ]}
        />
      </Question>
      <Question text={t(texts.satisfied)}>
        <Radio.Group
          optionType="button"
          size="large"
          value={satisfaction}
          onChange={({ target }) => setSatisfaction(target.value as Satisfaction)}
          options={levels.map((level) => ({ value: level, label: `${level} ${t(satisfactions[level])}` }))}
        />
      </Question>
      <Question text={t(texts.leftOpen)}>
        <Input.TextArea
          aria-label={t(texts.leftOpen)}
          value={leftOpen}
          onChange={({ target }) => setLeftOpen(target.value)}
          rows={3}
          maxLength={MAX_LONG_TEXT}
        />
      </Question>
      {mayRedo ? (
        <Checkbox checked={wantsRedo} onChange={({ target }) => setWantsRedo(target.checked)}>
          {t(texts.wantsRedo)}
        </Checkbox>
      ) : null}
      {asked && missing.length > 0 ? (
        <p role="alert" className="field-fault">
          {t(texts.missing, { fields: missing.join('、') })}
        </p>
      ) : null}
      <div className="follow-up-acts">
        <Button type="primary" size="large" htmlType="submit" loading={pending}>
          {t(texts.save)} <kbd>Ctrl+↵</kbd>
        </Button>
        <Button size="large" onClick={onNotReached} disabled={pending}>
          {t(texts.notReached)} <kbd>u</kbd>
        </Button>
        <Button size="large" type="text" onClick={onRefused} disabled={pending}>
          {t(texts.refused)}
        </Button>
      </div>
    </form>
  );
}

function Question({ text, children }: { readonly text: string; readonly children: ReactElement }): ReactElement {
  return (
    <fieldset>
      <legend>{text}</legend>
      {children}
    </fieldset>
  );
}
