import { useEffect, useRef, useState } from 'preact/hooks';
import { privacies, requestKinds } from '../../../src/domain/vocabulary/request.ts';
import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import { Acts } from './acts.tsx';
import { Answers } from './answers.tsx';
import { Deadline } from './deadline.tsx';
import { FileLinks } from './file-links.tsx';
import type { Progress } from './page-session.ts';
import { progressTexts } from './progress-texts.ts';
import { Stages } from './stages.tsx';
import type { PageKeeper } from './page-keeper.ts';

/** Everything about one request: where it stands, the answer, what can be done, and what it was about. */
export function OpenProgress({ page, progress }: { page: PageKeeper; progress: Progress }) {
  const t = useText();
  const language = useLanguage();
  const { timeZone, areas } = usePageData();
  const heading = useRef<HTMLHeadingElement>(null);
  const noted = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const { number, unit, deadline, statements, place, files, enteredAt, kind, privacy, text } = progress;
  const area = areas.find(({ code }) => code === progress.area);
  const moment = (at: string): string => wordMomentLong(at, timeZone, language);

  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {number}
      </h1>
      <Stages progress={progress} />
      <dl class="facts">
        {unit !== null && (
          <>
            <dt>{t(progressTexts.unit)}</dt>
            <dd>{t(unit)}</dd>
          </>
        )}
        {deadline !== null && (
          <>
            <dt>{t(progressTexts.deadline)}</dt>
            <dd>
              <Deadline deadline={deadline} />
            </dd>
          </>
        )}
      </dl>
      {progress.merged && <p>{t(progressTexts.merged)}</p>}
      <Answers page={page} progress={progress} />
      <div ref={noted} tabIndex={-1}>
        <Said kind="notice">{said}</Said>
      </div>
      <Acts
        page={page}
        progress={progress}
        onDone={() => {
          setSaid(t(progressTexts.noted));
          // The form that had the focus may be gone.
          noted.current?.focus();
        }}
      />
      <h2>{t(progressTexts.request)}</h2>
      <p class="spoken">{text}</p>
      <FileLinks page={page} files={files} />
      <dl class="facts">
        <dt>{t(progressTexts.entered)}</dt>
        <dd>{moment(enteredAt)}</dd>
        <dt>{t(progressTexts.kind)}</dt>
        <dd>{t(requestKinds[kind])}</dd>
        <dt>{t(progressTexts.privacy)}</dt>
        <dd>{t(privacies[privacy])}</dd>
        {(area !== undefined || place !== null) && (
          <>
            <dt>{t(progressTexts.place)}</dt>
            <dd>{[area === undefined ? '' : t(area.name), place?.text ?? ''].filter((words) => words !== '').join(' · ')}</dd>
          </>
        )}
      </dl>
      {statements.length > 0 && (
        <>
          <h3>{t(progressTexts.statements)}</h3>
          {statements.map((statement) => (
            <div key={statement.at} class="panel">
              <p class="soft">{moment(statement.at)}</p>
              <p class="spoken">{statement.text}</p>
              <FileLinks page={page} files={statement.files} />
            </div>
          ))}
        </>
      )}
      <div class="buttons">
        <button
          type="button"
          onClick={() => {
            page.refresh();
          }}
        >
          {t(progressTexts.refresh)}
        </button>
        <button
          type="button"
          onClick={() => {
            page.leave();
          }}
        >
          {t(progressTexts.leave)}
        </button>
      </div>
    </>
  );
}
