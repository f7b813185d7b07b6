import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from '../frame/language.tsx';
import { actTexts } from './progress-texts.ts';
import type { ActFault } from './use-act.ts';

/** The end of each form: what went wrong, and the button. */
export function ActEnd(props: { isBusy: boolean; fault: ActFault | null; label: Label }) {
  const t = useText();
  const { isBusy, fault, label } = props;
  return (
    <>
      <p class="fault" role="alert">
        {fault === null ? '' : t(fault.label, fault.params)}
      </p>
      <button type="submit" class="primary" disabled={isBusy}>
        {t(isBusy ? actTexts.sending : label)}
      </button>
    </>
  );
}
