import type { ReactElement, ReactNode } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from '../frame/language.tsx';

/** A field of the desk with its name before it and what is wrong under it. `id` is that of the control. */
export function Field({
  id,
  label,
  fault,
  hint,
  children,
}: {
  readonly id: string;
  readonly label: Label;
  readonly fault?: Label | undefined;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const t = useText();
  return (
    <div className="intake-field">
      <label htmlFor={id} id={`${id}-label`}>
        {t(label)}
      </label>
      <div>
        {children}
        {fault === undefined ? null : (
          <div id={`${id}-fault`} className="intake-fault" role="alert">
            {t(fault)}
          </div>
        )}
        {hint === undefined || fault !== undefined ? null : <div className="soft intake-hint">{hint}</div>}
      </div>
    </div>
  );
}

/** What a control says of itself to those who do not see its frame. */
export function faultProps(
  id: string,
  fault: Label | undefined,
): { readonly status?: 'error'; readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string } {
  return fault === undefined ? {} : { status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-fault` };
}
