import { useState } from 'preact/hooks';
import { satisfactions, type Satisfaction } from '../../../src/domain/vocabulary/request.ts';
import { Field } from '../frame/field.tsx';
import { useText } from '../frame/language.tsx';
import { ActEnd } from './act-end.tsx';
import { Choices } from './choices.tsx';
import { actTexts } from './progress-texts.ts';
import { useAct } from './use-act.ts';
import type { PageKeeper } from './page-keeper.ts';

const levels: readonly Satisfaction[] = [5, 4, 3, 2, 1];
const solved = [
  { value: true, label: actTexts.yes },
  { value: false, label: actTexts.no },
] as const;
const contacts = [
  { value: true, label: actTexts.contactedYes },
  { value: false, label: actTexts.contactedNo },
  { value: null, label: actTexts.unknown },
] as const;

type Word = {
  readonly resolved?: boolean;
  readonly satisfaction?: Satisfaction;
  readonly contactedByUnit: boolean | null;
  readonly leftOpen: string;
  readonly wantsRedo: boolean;
};

/** The caller's word (E-3): solved or not, how satisfied, contacted or not; who is unhappy may ask for it to be handled again at once. */
export function Rate({ page, onDone }: { page: PageKeeper; onDone: () => void }) {
  const t = useText();
  const [word, setWord] = useState<Word>({ contactedByUnit: null, leftOpen: '', wantsRedo: false });
  const [isChecked, setChecked] = useState(false);
  const { isBusy, fault, act } = useAct(page, 'rating', onDone);
  const { resolved, satisfaction, contactedByUnit, leftOpen } = word;
  const isUnhappy = resolved === false || (satisfaction !== undefined && satisfaction <= 2);

  function submit(event: Event): void {
    event.preventDefault();
    setChecked(true);
    if (resolved === undefined || satisfaction === undefined) {
      document.querySelector<HTMLElement>(`#field-${resolved === undefined ? 'resolved' : 'satisfaction'}`)?.focus();
      return;
    }
    const left = isUnhappy && leftOpen.trim() !== '' ? leftOpen.trim() : null;
    void act({ word: { contactedByUnit, resolved, satisfaction, leftOpen: left }, wantsRedo: isUnhappy && word.wantsRedo });
  }

  return (
    <form noValidate onSubmit={submit}>
      <Choices
        name="resolved"
        label={actTexts.resolved}
        answers={solved}
        chosen={resolved}
        fault={isChecked && resolved === undefined ? actTexts.chooseOne : undefined}
        onChoose={(value) => {
          setWord({ ...word, resolved: value });
        }}
      />
      <Choices
        name="satisfaction"
        label={actTexts.satisfaction}
        answers={levels.map((value) => ({ value, label: satisfactions[value] }))}
        chosen={satisfaction}
        fault={isChecked && satisfaction === undefined ? actTexts.chooseOne : undefined}
        onChoose={(value) => {
          setWord({ ...word, satisfaction: value });
        }}
      />
      <Choices
        name="contacted"
        label={actTexts.contacted}
        answers={contacts}
        chosen={contactedByUnit}
        onChoose={(value) => {
          setWord({ ...word, contactedByUnit: value });
        }}
      />
      {isUnhappy && (
        <>
          <Field name="left-open" label={actTexts.leftOpen} optional={actTexts.optional}>
            {(control) => (
              <textarea
                {...control}
                class="short"
                value={leftOpen}
                onInput={({ currentTarget }) => {
                  setWord({ ...word, leftOpen: currentTarget.value });
                }}
              />
            )}
          </Field>
          <label class="choice check">
            <input
              type="checkbox"
              checked={word.wantsRedo}
              onChange={({ currentTarget }) => {
                setWord({ ...word, wantsRedo: currentTarget.checked });
              }}
            />
            <span>
              {t(actTexts.wantsRedo)}
              <small>{t(actTexts.wantsRedoHint)}</small>
            </span>
          </label>
        </>
      )}
      <ActEnd isBusy={isBusy} fault={fault} label={actTexts.sendRating} />
    </form>
  );
}
