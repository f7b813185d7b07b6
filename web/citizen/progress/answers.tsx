import { satisfactions } from '../../../src/domain/vocabulary/request.ts';
import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import { FileLinks } from './file-links.tsx';
import type { Progress } from './page-session.ts';
import { progressTexts } from './progress-texts.ts';
import type { PageKeeper } from './page-keeper.ts';

/** What the caller was told so far, the latest first, and what the caller said to it. */
export function Answers({ page, progress }: { page: PageKeeper; progress: Progress }) {
  const t = useText();
  const language = useLanguage();
  const { timeZone } = usePageData();
  const { answers, declined, handedOver, firstAnswer, ratings } = progress;
  const moment = (at: string): string => wordMomentLong(at, timeZone, language);
  return (
    <>
      {[...answers].reverse().map(({ at, text, solved, final, files }) => (
        <section key={at}>
          <h2>{t(final ? progressTexts.finalAnswer : progressTexts.answer)}</h2>
          <div class="answer">
            <p class="soft">
              {moment(at)}
              {solved !== null && ` · ${t(solved ? progressTexts.solvedByUnit : progressTexts.unsolvedByUnit)}`}
            </p>
            <p class="spoken">{text}</p>
            <FileLinks page={page} files={files} />
          </div>
        </section>
      ))}
      {declined !== null && (
        <section>
          <h2>{t(progressTexts.declined)}</h2>
          <div class="answer">
            <p>
              <b>{t(declined.name)}</b>
            </p>
            <p class="spoken">{declined.text}</p>
            {declined.lawfulWay !== null && <p class="spoken">{t(progressTexts.lawfulWay, { way: declined.lawfulWay })}</p>}
          </div>
        </section>
      )}
      {handedOver !== null && (
        <section>
          <h2>{t(progressTexts.handedOver, { to: handedOver.to })}</h2>
          <p class="answer spoken">{handedOver.text}</p>
        </section>
      )}
      {firstAnswer !== null && (
        <section>
          <h2>{t(progressTexts.firstAnswer)}</h2>
          <div class="answer">
            <p class="soft">{moment(firstAnswer.at)}</p>
            <p class="spoken">{firstAnswer.text}</p>
          </div>
        </section>
      )}
      {ratings.length > 0 && (
        <section>
          <h2>{t(progressTexts.ratings)}</h2>
          {ratings.map(({ at, resolved, satisfaction, leftOpen }) => (
            <div key={at} class="panel">
              <p class="soft">{moment(at)}</p>
              <p>
                {[
                  ...(resolved === null ? [] : [t(resolved ? progressTexts.ratedResolved : progressTexts.ratedUnresolved)]),
                  ...(satisfaction === null ? [] : [t(satisfactions[satisfaction as keyof typeof satisfactions])]),
                ].join(' · ')}
              </p>
              {leftOpen !== null && <p class="spoken">{leftOpen}</p>}
            </div>
          ))}
        </section>
      )}
    </>
  );
}
