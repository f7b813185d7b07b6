import { codesOf } from '../../../src/domain/vocabulary/label.ts';
import { privacies } from '../../../src/domain/vocabulary/request.ts';
import { Field } from '../frame/field.tsx';
import { useText } from '../frame/language.tsx';
import type { StepProps } from './step-props.ts';
import { privacyHints, submitTexts } from './submit-texts.ts';

/** Third step: who may know who speaks, and how to reach them. */
export function WhoStep({ draft, faults, change }: StepProps) {
  const t = useText();
  return (
    <fieldset class="step">
      <legend>
        <b>3</b> {t(submitTexts.whoStep)}
      </legend>
      <fieldset>
        <legend>{t(submitTexts.privacy)}</legend>
        <div class="choices">
          {codesOf(privacies).map((privacy) => (
            <label key={privacy} class="choice">
              <input
                type="radio"
                name="privacy"
                value={privacy}
                checked={draft.privacy === privacy}
                onChange={() => {
                  change({ privacy });
                }}
              />
              <span>
                {t(privacies[privacy])}
                <small>{t(privacyHints[privacy])}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {draft.privacy !== 'anonymous' && (
        <>
          <Field name="phone" label={submitTexts.phone} hint={submitTexts.phoneHint} fault={faults.phone}>
            {(control) => (
              <input
                {...control}
                type="tel"
                inputMode="tel"
                autocomplete="tel"
                required
                aria-required="true"
                value={draft.phone}
                onInput={({ currentTarget }) => {
                  change({ phone: currentTarget.value });
                }}
              />
            )}
          </Field>
          <Field name="name" label={submitTexts.name} optional={submitTexts.optional} fault={faults.name}>
            {(control) => (
              <input
                {...control}
                type="text"
                autocomplete="name"
                value={draft.name}
                onInput={({ currentTarget }) => {
                  change({ name: currentTarget.value });
                }}
              />
            )}
          </Field>
          <label class="choice check">
            <input
              type="checkbox"
              checked={draft.keepsContact}
              onChange={({ currentTarget }) => {
                change({ keepsContact: currentTarget.checked });
              }}
            />
            <span>
              {t(submitTexts.keepContact)}
              <small>{t(submitTexts.keepContactHint)}</small>
            </span>
          </label>
        </>
      )}
    </fieldset>
  );
}
