import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from '../frame/language.tsx';

/** One question with big answers to choose from. */
export function Choices<Value extends string | number | boolean | null>(props: {
  name: string;
  label: Label;
  answers: readonly { readonly value: Value; readonly label: Label }[];
  chosen: Value | undefined;
  fault?: Label | undefined;
  onChoose: (value: Value) => void;
}) {
  const t = useText();
  const { name, label, answers, chosen, fault, onChoose } = props;
  return (
    <fieldset aria-describedby={`fault-${name}`} aria-invalid={fault === undefined ? undefined : 'true'} role="radiogroup">
      <legend>{t(label)}</legend>
      <div class="choices pills">
        {answers.map((answer, index) => (
          <label key={String(answer.value)} class="choice">
            <input
              type="radio"
              id={index === 0 ? `field-${name}` : undefined}
              name={name}
              checked={chosen === answer.value}
              onChange={() => {
                onChoose(answer.value);
              }}
            />
            <span>{t(answer.label)}</span>
          </label>
        ))}
      </div>
      <p class="fault" id={`fault-${name}`} hidden={fault === undefined}>
        {fault === undefined ? null : t(fault)}
      </p>
    </fieldset>
  );
}
