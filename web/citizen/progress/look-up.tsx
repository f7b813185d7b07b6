import { useEffect, useState } from 'preact/hooks';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { Field } from '../frame/field.tsx';
import { useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { SecondsLeft } from '../frame/seconds-left.tsx';
import { useReady } from '../frame/use-ready.ts';
import { progressTexts } from './progress-texts.ts';
import type { PageState } from './page-keeper.ts';

type Faults = { readonly number?: Label; readonly code?: Label };

/** Asks for number and code; both together open the page. */
export function LookUp({ state, number, onOpen }: { state: PageState; number: string; onOpen: (number: string, code: string) => void }) {
  const t = useText();
  const isReady = useReady();
  const [given, setGiven] = useState(() => ({ number: typedInPage('number') || number, code: typedInPage('code') }));
  const [faults, setFaults] = useState<Faults>({});
  const [heldUntil, setHeldUntil] = useState<number | null>(null);
  const error = state.type === 'closed' ? state.error : null;
  const isBusy = state.type === 'opening';

  useEffect(() => {
    if (number !== '') setGiven((before) => ({ ...before, number }));
  }, [number]);
  useEffect(() => {
    setHeldUntil(error?.status === 429 ? Date.now() + (error.retryAfter ?? 10) * 1000 : null);
    if (error?.status === 404) document.querySelector<HTMLElement>('#field-code')?.focus();
  }, [error]);

  function submit(event: Event): void {
    event.preventDefault();
    const found: Faults = {
      ...(given.number.trim() === '' ? { number: progressTexts.numberMissing } : {}),
      ...(given.code.trim() === '' ? { code: progressTexts.codeMissing } : {}),
    };
    setFaults(found);
    const first = found.number === undefined ? (found.code === undefined ? undefined : 'code') : 'number';
    if (first === undefined) onOpen(given.number, given.code);
    else document.querySelector<HTMLElement>(`#field-${first}`)?.focus();
  }

  return (
    <form noValidate onSubmit={submit}>
      <Said kind="notice">{state.type === 'closed' && state.isOver && t(progressTexts.closed)}</Said>
      <Field name="number" label={progressTexts.number} hint={progressTexts.numberHint} fault={faults.number}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={given.number}
            onInput={({ currentTarget }) => {
              setGiven({ ...given, number: currentTarget.value });
            }}
          />
        )}
      </Field>
      <Field name="code" label={progressTexts.code} hint={progressTexts.codeHint} fault={faults.code}>
        {(control) => (
          <input
            {...control}
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={given.code}
            onInput={({ currentTarget }) => {
              setGiven({ ...given, code: currentTarget.value });
            }}
          />
        )}
      </Field>
      <div role="alert">
        {error?.status === 404 && <p class="fault">{t(progressTexts.wrong)}</p>}
        {error !== null && error.status !== 404 && error.status !== 429 && <p class="fault">{t(error.label)}</p>}
        {error?.status === 429 && (
          <p class="fault">
            {heldUntil === null ? t(progressTexts.canTry) : t(progressTexts.tooMany, { seconds: error.retryAfter ?? 10 })}
          </p>
        )}
      </div>
      {heldUntil !== null && (
        <p class="soft">
          <SecondsLeft
            until={heldUntil}
            text={progressTexts.tooMany}
            onOver={() => {
              setHeldUntil(null);
            }}
          />
        </p>
      )}
      <button type={isReady ? 'submit' : 'button'} class="primary" disabled={!isReady || isBusy || heldUntil !== null}>
        {t(isBusy ? progressTexts.opening : progressTexts.open)}
      </button>
    </form>
  );
}

/** Somebody may have typed before the script was there. */
function typedInPage(name: string): string {
  return typeof document === 'undefined' ? '' : (document.querySelector<HTMLInputElement>(`#page [name='${name}']`)?.value ?? '');
}
