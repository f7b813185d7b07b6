import { frameTexts } from '../frame/frame-texts.ts';
import { usePageData, useText } from '../frame/language.tsx';
import { useLiving } from '../frame/use-living.ts';
import { LookUp } from './look-up.tsx';
import { OpenProgress } from './open-progress.tsx';
import { PageKeeper, type PageState } from './page-keeper.ts';
import { progressTexts } from './progress-texts.ts';

const beforeScript: PageState = { type: 'closed', error: null, isOver: false };

/** Number and code first, then the page of the request. Closed after a while, it keeps what was being written. */
export function ProgressPage() {
  const t = useText();
  const { city } = usePageData();
  const page = useLiving((onChange) => new PageKeeper(city, onChange));
  const { state, number, progress } = page ?? { state: beforeScript, number: '', progress: null };
  const isOpen = state.type === 'open' && progress !== null;
  return (
    <>
      {!isOpen && (
        <>
          <h1>{t(progressTexts.title)}</h1>
          <p>{t(progressTexts.lead)}</p>
          <noscript>
            <p class="notice">{t(frameTexts.noScript)}</p>
          </noscript>
          <LookUp
            state={state}
            number={number}
            onOpen={(wanted, code) => {
              page?.open(wanted, code);
            }}
          />
        </>
      )}
      {page !== null && progress !== null && (
        <div hidden={!isOpen}>
          <OpenProgress key={progress.number} page={page} progress={progress} />
        </div>
      )}
    </>
  );
}
