import { useState } from 'preact/hooks';
import { Field } from '../frame/field.tsx';
import { useText } from '../frame/language.tsx';
import { Photos } from '../submit/photos.tsx';
import { usePhotos } from '../submit/use-photos.ts';
import { ActEnd } from './act-end.tsx';
import { actTexts } from './progress-texts.ts';
import { useAct } from './use-act.ts';
import type { PageKeeper } from './page-keeper.ts';

/** Adds something to the own request, with photos. */
export function AddStatement({ page, onDone }: { page: PageKeeper; onDone: () => void }) {
  const t = useText();
  const photos = usePhotos();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isBusy, fault, act } = useAct(page, 'statements', () => {
    setText('');
    photos?.restore([]);
    onDone();
  });
  const isSending = photos?.isBusy === true;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(text.trim() === '');
        if (text.trim() === '') document.querySelector<HTMLElement>('#field-statement')?.focus();
        else if (!isSending) void act({ text: text.trim(), files: photos?.kept.map(({ id }) => id) ?? [] });
      }}
    >
      <Field name="statement" label={actTexts.statement} hint={actTexts.statementHint} fault={isMissing ? actTexts.missing : undefined}>
        {(control) => (
          <textarea
            {...control}
            class="short"
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
      <Photos queue={photos} />
      {isSending && <p class="soft">{t(actTexts.waitPhotos)}</p>}
      <ActEnd isBusy={isBusy || isSending} fault={fault} label={actTexts.send} />
    </form>
  );
}
