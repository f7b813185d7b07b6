import { useState } from 'preact/hooks';
import { Field } from '../frame/field.tsx';
import { usePageData, useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import type { StepProps } from './step-props.ts';
import { submitTexts } from './submit-texts.ts';

const PATIENCE_MS = 20_000;

/** Second step: where. The position is asked for when somebody wants to use it, and not before. */
export function WhereStep({ draft, faults, change }: StepProps) {
  const t = useText();
  const { areas } = usePageData();
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');

  function locate(): void {
    setState('asking');
    // Absent on pages without TLS in old browsers.
    if (!('geolocation' in navigator)) {
      setState('failed');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        change({ position: { latitude: coords.latitude, longitude: coords.longitude, accuracyM: Math.ceil(coords.accuracy) } });
        setState('idle');
      },
      () => {
        setState('failed');
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  }

  return (
    <fieldset class="step">
      <legend>
        <b>2</b> {t(submitTexts.whereStep)}
      </legend>
      <Field name="area" label={submitTexts.area} optional={submitTexts.optional}>
        {(control) => (
          <select
            {...control}
            value={draft.area}
            onChange={({ currentTarget }) => {
              change({ area: currentTarget.value });
            }}
          >
            <option value="">{t(submitTexts.anyArea)}</option>
            {areas.map(({ code, name }) => (
              <option key={code} value={code}>
                {t(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="place" label={submitTexts.place} optional={submitTexts.optional} hint={submitTexts.placeHint} fault={faults.place}>
        {(control) => (
          <input
            {...control}
            type="text"
            autocomplete="off"
            value={draft.place}
            onInput={({ currentTarget }) => {
              change({ place: currentTarget.value });
            }}
          />
        )}
      </Field>
      <div class="field">
        <Said>
          {draft.position !== null && t(submitTexts.located, { metres: draft.position.accuracyM })}
          {draft.position === null && state === 'failed' && t(submitTexts.notLocated)}
        </Said>
        {draft.position === null ? (
          <>
            <button type="button" disabled={state === 'asking'} onClick={locate}>
              {t(state === 'asking' ? submitTexts.locating : submitTexts.locate)}
            </button>
            <p class="hint">{t(submitTexts.locateHint)}</p>
          </>
        ) : (
          <button
            type="button"
            onClick={() => {
              change({ position: null });
            }}
          >
            {t(submitTexts.unlocate)}
          </button>
        )}
      </div>
    </fieldset>
  );
}
