import { useState } from 'preact/hooks';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { Field } from '../frame/field.tsx';
import { ActEnd } from './act-end.tsx';
import { actTexts } from './progress-texts.ts';
import { useAct } from './use-act.ts';
import type { PageKeeper } from './page-keeper.ts';

/** Asks for something with a reason. */
export function ReasonForm(props: {
  page: PageKeeper;
  action: 'requestRedo' | 'objectToFinalAnswer' | 'protect';
  label: Label;
  hint: Label;
  onDone: () => void;
}) {
  const { page, action, label, hint, onDone } = props;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isBusy, fault, act } = useAct(page, action, onDone);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === '');
        if (reason.trim() === '') document.querySelector<HTMLElement>(`#field-${action}`)?.focus();
        else void act({ reason: reason.trim() });
      }}
    >
      <Field name={action} label={label} hint={hint} fault={isMissing ? actTexts.missing : undefined}>
        {(control) => (
          <textarea
            {...control}
            class="short"
            value={reason}
            onInput={({ currentTarget }) => {
              setReason(currentTarget.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
      <ActEnd isBusy={isBusy} fault={fault} label={actTexts.send} />
    </form>
  );
}
