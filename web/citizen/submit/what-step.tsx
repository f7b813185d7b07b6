import { codesOf } from '../../../src/domain/vocabulary/label.ts';
import { requestKinds } from '../../../src/domain/vocabulary/request.ts';
import { Field } from '../frame/field.tsx';
import { usePageData, useText } from '../frame/language.tsx';
import { lengthOf } from './check-draft.ts';
import { KnownAnswers } from './known-answers.tsx';
import { Photos } from './photos.tsx';
import type { StepProps } from './step-props.ts';
import { submitTexts } from './submit-texts.ts';

/** The count is shown from here on: before, it is only in the way. */
const COUNTED_FROM = 500;

/** First step: what happened. */
export function WhatStep({ draft, faults, change, photos }: StepProps) {
  const t = useText();
  const { maxText } = usePageData();
  const count = lengthOf(draft.text);
  return (
    <fieldset class="step">
      <legend>
        <b>1</b> {t(submitTexts.whatStep)}
      </legend>
      <fieldset>
        <legend>{t(submitTexts.kind)}</legend>
        <div class="choices pills">
          {codesOf(requestKinds).map((kind) => (
            <label key={kind} class="choice">
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={draft.kind === kind}
                onChange={() => {
                  change({ kind });
                }}
              />
              <span>{t(requestKinds[kind])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field name="text" label={submitTexts.text} hint={submitTexts.textHint} fault={faults.text}>
        {(control) => (
          <textarea
            {...control}
            required
            aria-required="true"
            value={draft.text}
            onInput={({ currentTarget }) => {
              change({ text: currentTarget.value });
            }}
          />
        )}
      </Field>
      {count >= COUNTED_FROM && <p class="hint count">{t(submitTexts.counted, { count, max: maxText })}</p>}
      <KnownAnswers text={draft.text} />
      <Photos queue={photos} />
      {faults.files !== undefined && (
        <p class="fault" id="field-files" tabIndex={-1}>
          {t(faults.files)}
        </p>
      )}
    </fieldset>
  );
}
