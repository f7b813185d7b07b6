import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import type { Progress } from './page-session.ts';
import { progressTexts } from './progress-texts.ts';

/** Stages after which nothing more comes that could be foretold. */
const last = new Set<string>(['concluded', 'closed', 'archived', 'declined', 'handedOver']);

/** The stages so far with their moments, the present one with what comes next. */
export function Stages({ progress }: { progress: Progress }) {
  const t = useText();
  const language = useLanguage();
  const { timeZone } = usePageData();
  const { steps, stage } = progress;
  return (
    <section>
      <h2>{t(progressTexts.stages)}</h2>
      <ol class="stages">
        {steps.map(({ at, name, stage: code }, index) => {
          const isNow = index === steps.length - 1 && code === stage.code;
          return (
            <li key={`${at} ${code}`} class={isNow ? 'now' : undefined} aria-current={isNow ? 'step' : undefined}>
              <p>
                {t(name)} <time dateTime={at}>{wordMomentLong(at, timeZone, language)}</time>
              </p>
              {isNow && <p class="soft">{t(stage.next)}</p>}
            </li>
          );
        })}
        {!last.has(stage.code) && (
          <li class="later">
            <p>{t(progressTexts.laterSteps)}</p>
          </li>
        )}
      </ol>
    </section>
  );
}
