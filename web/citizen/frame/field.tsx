import type { ComponentChildren } from 'preact';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from './language.tsx';

/** What a control needs to be found and described: spread it on the control. */
export type ControlProps = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': 'true' | undefined;
};

/** A labelled control with its hint, and with its fault where there is one. */
export function Field(props: {
  name: string;
  label: Label;
  optional?: Label | undefined;
  hint?: Label | undefined;
  fault?: Label | undefined;
  children: (control: ControlProps) => ComponentChildren;
}) {
  const t = useText();
  const { name, label, optional, hint, fault, children } = props;
  const control: ControlProps = {
    id: `field-${name}`,
    name,
    'aria-describedby': `hint-${name} fault-${name}`,
    'aria-invalid': fault === undefined ? undefined : 'true',
  };
  return (
    <div class="field">
      <label for={control.id}>
        {t(label)}
        {optional !== undefined && <span class="optional"> {t(optional)}</span>}
      </label>
      <p class="hint" id={`hint-${name}`}>
        {hint === undefined ? null : t(hint)}
      </p>
      {children(control)}
      <p class="fault" id={`fault-${name}`} hidden={fault === undefined}>
        {fault === undefined ? null : t(fault)}
      </p>
    </div>
  );
}
