import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { dayIn, wholeMoment } from '../../kit/working-time.ts';
import { useCity, type City } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { useListCounts } from '../frame/list-counts.ts';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { addDays, lastSunday } from './days.ts';
import './figures.css';
import { daysOf } from './period.ts';
import { rateIds } from './rate-tiles.tsx';
import { useFigures, useSeries } from './use-figures.ts';
import { useLiveFigures } from './use-live-figures.ts';
import { WallAreas, WallClasses, WallRates, WallWeeks } from './wall-panels.tsx';
import { wallTexts as texts } from './wall-texts.ts';
import './wall.css';

const TURN_MS = 20_000;
const WEEKS = 12;
const DAYS = 7;
const PANELS = 4;

/** For a screen on a wall: a few big figures that turn by themselves, live, with nothing in them about any person. */
export function WallPage(): ReactElement | null {
  const city = useCity();
  const now = useNow();
  return city === undefined ? null : <WallOf city={city} now={now} />;
}

function WallOf({ city, now }: { readonly city: City; readonly now: Instant }): ReactElement {
  const t = useText();
  useLiveFigures();
  const { panel, turns, turnTo, setTurns } = usePanels();
  const today = dayIn(city.timeZone, now);
  const sunday = lastSunday(today);
  const month = daysOf('month', today);
  const ofToday = useFigures({ from: today, to: today }, {}, { measure: ['repeatRate', 'supervisionRate', 'hoursToConclusion'] });
  const rates = useFigures(month, {}, { measure: rateIds });
  const areas = useFigures(month, {}, { measure: ['onTimeRate'], by: 'area' });
  const weeks = useSeries({ from: addDays(sunday, 1 - WEEKS * DAYS), to: sunday }, {}, 'week', rateIds);
  const classes = useFigures({ from: addDays(today, 1 - DAYS), to: today }, {}, { measure: ['repeatRate'], by: 'class' });
  const counts = useListCounts();
  const counted = (id: 'repeatRate' | 'supervisionRate' | 'hoursToConclusion'): number | undefined =>
    ofToday.data?.measures.find((one) => one.id === id)?.before?.denominator;
  const numbers = [
    { label: texts.received, count: counted('repeatRate') },
    { label: texts.dispatched, count: counted('supervisionRate') },
    { label: texts.concluded, count: counted('hoursToConclusion') },
    { label: texts.open, count: counts?.get('open')?.total },
    { label: texts.due, count: counts?.get('due')?.total, light: 'yellow' },
    { label: texts.overdue, count: counts?.get('overdue')?.total, light: 'red' },
  ];
  return (
    <main className="wall">
      <header>
        <h1>{t(texts.title, { city: t(city.name) })}</h1>
        <time>{wholeMoment(city.timeZone, now)}</time>
      </header>
      <dl className="wall-numbers">
        {numbers.map(({ label, count, light }) => (
          <div key={label.en}>
            <dt>{t(label)}</dt>
            <dd>{light === undefined || (count ?? 0) === 0 ? (count ?? '—') : <span className={`light light-${light}`}>{count}</span>}</dd>
          </div>
        ))}
      </dl>
      {rates.error === null ? null : <Fault error={rates.error} onRetry={() => void rates.refetch()} />}
      <section className="wall-panel" aria-live="off">
        {panel === 0 ? <WallRates figures={rates.data} /> : null}
        {panel === 1 ? <WallAreas figures={areas.data} /> : null}
        {panel === 2 ? <WallWeeks series={weeks.data} /> : null}
        {panel === 3 ? <WallClasses figures={classes.data} /> : null}
      </section>
      <footer>
        <fieldset>
          <legend className="visually-hidden">{t(texts.controls)}</legend>
          <Button onClick={() => turnTo(panel - 1)}>{t(texts.previous)} ←</Button>
          <Button onClick={() => setTurns(!turns)} aria-pressed={!turns}>
            {t(turns ? texts.pause : texts.goOn)} <kbd>p</kbd>
          </Button>
          <Button onClick={() => turnTo(panel + 1)}>{t(texts.next)} →</Button>
        </fieldset>
        <span className="wall-places" aria-hidden="true">
          {Array.from({ length: PANELS }, (_, at) => (
            <i key={at} className={at === panel ? 'wall-here' : undefined} />
          ))}
        </span>
        <Button onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}>
          {t(texts.fullScreen)} <kbd>f</kbd>
        </Button>
        <Link to="/figures">{t(texts.leave)}</Link>
      </footer>
    </main>
  );
}

/** Which panel is shown. They turn by themselves until somebody stops them; who chooses one sees it for a whole turn. */
function usePanels() {
  const [panel, setPanel] = useState(0);
  const [turns, setTurns] = useState(true);
  useEffect(() => {
    if (!turns) return undefined;
    const timer = setTimeout(() => setPanel((panel + 1) % PANELS), TURN_MS);
    return () => clearTimeout(timer);
  }, [panel, turns]);
  useShortcuts(
    useMemo(
      () => [
        { keys: 'p', label: texts.pause, run: () => setTurns((before) => !before) },
        { keys: 'ArrowRight', label: texts.next, run: () => setPanel((at) => (at + 1) % PANELS) },
        { keys: 'ArrowLeft', label: texts.previous, run: () => setPanel((at) => (at + PANELS - 1) % PANELS) },
        { keys: 'f', label: texts.fullScreen, run: () => void document.documentElement.requestFullscreen().catch(() => undefined) },
      ],
      [],
    ),
  );
  return { panel, turns, setTurns, turnTo: (at: number) => setPanel((at + PANELS) % PANELS) };
}
