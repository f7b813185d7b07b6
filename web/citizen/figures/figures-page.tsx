import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../kit/api.ts';
import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import { AreaTable } from './area-table.tsx';
import { figuresTexts } from './figures-texts.ts';
import { MonthTable } from './month-table.tsx';
import { fetchFigures, figuresFile, type PublicFigures } from './public-figures.ts';

/** M-7: the three rates for everybody, as tables first. */
export function FiguresPage() {
  const t = useText();
  const language = useLanguage();
  const { city, timeZone } = usePageData();
  const [figures, setFigures] = useState<PublicFigures | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);
  const months = figures === null ? [] : monthsOf(figures);

  useEffect(() => {
    setError(null);
    fetchFigures(city).then(setFigures, (reason: unknown) => {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    });
  }, [city, turn]);

  return (
    <>
      <h1>{t(figuresTexts.title)}</h1>
      <p>{t(figuresTexts.lead)}</p>
      {figures !== null && <p class="soft">{t(figuresTexts.hiddenNote, { min: figures.suppressedBelow })}</p>}
      <div class="buttons">
        <a class="button" href={figuresFile(city, 'csv', language)} download>
          {t(figuresTexts.csv)}
        </a>
        <a class="button" href={figuresFile(city, 'xlsx', language)} download>
          {t(figuresTexts.xlsx)}
        </a>
      </div>
      <Said kind="soft">{figures === null && error === null && t(figuresTexts.loading)}</Said>
      {error !== null && (
        <div class="panel problem" role="alert">
          <p>{t(error.label)}</p>
          <button
            type="button"
            onClick={() => {
              setTurn(turn + 1);
            }}
          >
            {t(figuresTexts.retry)}
          </button>
        </div>
      )}
      {figures !== null && months.length === 0 && <p class="notice">{t(figuresTexts.none)}</p>}
      {figures !== null && months.length > 0 && (
        <>
          {figures.measures.map((measure) => (
            <MonthTable key={measure.id} measure={measure} shown={months} />
          ))}
          <AreaTable figures={figures} months={months} />
          <p class="soft">{t(figuresTexts.asOf, { time: wordMomentLong(figures.asOf, timeZone, language) })}</p>
        </>
      )}
    </>
  );
}

/** The months from the first one on in which anything counts. */
function monthsOf({ months, measures }: PublicFigures): readonly string[] {
  const first = months.findIndex((month) =>
    measures.some((measure) => measure.months.some((each) => each.month === month && each.before?.denominator !== 0)),
  );
  return first < 0 ? [] : months.slice(first);
}
