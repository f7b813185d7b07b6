import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import type { Progress } from './page-session.ts';
import { progressTexts } from './progress-texts.ts';

/** The time of the answer in plain words, with the workdays that are left. */
export function Deadline({ deadline }: { deadline: NonNullable<Progress['deadline']> }) {
  const t = useText();
  const language = useLanguage();
  const { timeZone } = usePageData();
  const { at, originalAt, extended, provisional, ofRedo, running, nextReportAt, workdaysLeft } = deadline;
  const moment = (instant: string): string => wordMomentLong(instant, timeZone, language);
  const days = Math.floor(Math.abs(workdaysLeft) * 10) / 10;
  const left =
    days >= 1
      ? t(workdaysLeft > 0 ? progressTexts.daysLeft : progressTexts.daysOver, { days })
      : t(workdaysLeft > 0 ? progressTexts.lessThanDay : progressTexts.justOver);
  const notes = [
    ...(ofRedo ? [t(progressTexts.ofRedo)] : []),
    ...(extended ? [t(progressTexts.extended, { time: moment(originalAt) })] : []),
    ...(nextReportAt === null ? [] : [t(progressTexts.nextReport, { time: moment(nextReportAt) })]),
    ...(provisional && running ? [t(progressTexts.provisional)] : []),
  ];
  return (
    <>
      <b>{moment(at)}</b>
      {running && <> {left}</>}
      {notes.map((note) => (
        <p key={note} class="soft">
          {note}
        </p>
      ))}
    </>
  );
}
