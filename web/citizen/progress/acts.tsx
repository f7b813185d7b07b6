import type { ComponentChildren } from 'preact';
import type { CallerAction } from '../../../src/domain/vocabulary/citizen.ts';
import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import { AddStatement } from './add-statement.tsx';
import type { Progress } from './page-session.ts';
import { actTexts } from './progress-texts.ts';
import { Rate } from './rate.tsx';
import { ReasonForm } from './reason-form.tsx';
import type { PageKeeper } from './page-keeper.ts';

const reasons = {
  requestRedo: { label: actTexts.redoReason, hint: actTexts.redoHint },
  objectToFinalAnswer: { label: actTexts.objectReason, hint: actTexts.objectHint },
  protect: { label: actTexts.protectReason, hint: actTexts.protectHint },
} as const;

/** What the caller can do now, and nothing else. To rate stands open: it is the next thing to do. */
export function Acts({ page, progress, onDone }: { page: PageKeeper; progress: Progress; onDone: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { timeZone } = usePageData();
  const { possible } = progress;
  if (possible.length === 0) return null;
  const inOrder = [...possible].sort((one, other) => Number(other.action === 'rate') - Number(one.action === 'rate'));

  function formOf(action: CallerAction): ComponentChildren {
    if (action === 'rate') return <Rate page={page} onDone={onDone} />;
    if (action === 'addStatement') return <AddStatement page={page} onDone={onDone} />;
    return <ReasonForm page={page} action={action} {...reasons[action]} onDone={onDone} />;
  }

  return (
    <section>
      <h2>{t(actTexts.canDo)}</h2>
      {inOrder.map(({ action, name, until }) => (
        <details key={action} open={action === 'rate'}>
          <summary>{t(name)}</summary>
          <div>
            {until !== null && <p class="soft">{t(actTexts.until, { time: wordMomentLong(until, timeZone, language) })}</p>}
            {formOf(action)}
          </div>
        </details>
      ))}
    </section>
  );
}
