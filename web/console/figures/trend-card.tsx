import { useMemo, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { ChartCard, type ChartFile } from './chart-card.tsx';
import { chartBase, chartColours, tooltip } from './chart-look.ts';
import { chartTexts, figuresTexts } from './figures-texts.ts';
import { trendFinding } from './finding.ts';
import type { FigureLine } from './line-table.tsx';
import type { MeasureSeries, Series } from './use-figures.ts';
import { useWording, type Wording } from './use-wording.ts';

type TrendCardProps = {
  readonly measure: MeasureSeries;
  readonly interval: Series['interval'];
  /** The day that is not over: its piece is drawn, but says nothing yet. */
  readonly today: string;
  readonly note: string;
  readonly file: ChartFile;
  readonly loading: boolean;
  readonly onOpen: (name: string, days: { readonly from: string; readonly to: string }) => void;
};

/** The measure over time: after exclusions as a line, before exclusions beside it. */
export function TrendCard({ measure, interval, today, note, file, loading, onOpen }: TrendCardProps): ReactElement {
  const t = useText();
  const wording = useWording(measure);
  const lines = useMemo(
    () =>
      measure.points.map(({ from, to, ...figure }): FigureLine => {
        const name = pointName(interval, from, to);
        return { key: from, name, figure, onOpen: () => onOpen(name, { from, to }) };
      }),
    [measure, interval, onOpen],
  );
  const labels = useMemo(() => [t(figuresTexts.after), t(figuresTexts.before)] as const, [t]);
  const option = useMemo(() => trendOption(measure.kind, lines, wording, labels), [measure.kind, lines, wording, labels]);
  const over = measure.points.filter(({ to }) => to < today);
  const finding = trendFinding(
    (over.some(({ after }) => (after?.denominator ?? 0) > 0) ? over : measure.points).map(({ from, after }) => ({
      name: from,
      value: after?.value ?? null,
      size: after?.denominator ?? 0,
    })),
  );
  const title = wording.finding(finding, interval);
  const drawn = lines.some(({ figure }) => (figure.before?.denominator ?? 0) > 0);
  return (
    <ChartCard
      name={t(chartTexts.trend)}
      lineName={t(chartTexts.period)}
      {...{ title, note, file, loading, lines }}
      kind={measure.kind}
      drawing={drawn ? { option, height: 280, onMark: ({ item }) => lines[item]?.onOpen() } : null}
    />
  );
}

function pointName(interval: Series['interval'], from: string, to: string): string {
  if (interval === 'month') return from.slice(0, 7);
  return from === to ? from.slice(5) : `${from.slice(5)} – ${to.slice(5)}`;
}

function trendOption(
  kind: MeasureSeries['kind'],
  lines: readonly FigureLine[],
  wording: Wording,
  [afterName, beforeName]: readonly [string, string],
) {
  const values = (form: 'after' | 'before') => lines.map(({ figure }) => figure[form]?.value ?? null);
  const [after, before] = [values('after'), values('before')];
  const lastKnown = after.findLastIndex((value) => value !== null);
  const differ = lines.some(({ figure }) => figure.after?.value !== figure.before?.value);
  const endLabel = (name: string) => ({
    show: true,
    position: 'right',
    formatter: ({ dataIndex, value }: { dataIndex: number; value: number }) =>
      dataIndex === lastKnown ? `${wording.value(value)}${name === '' ? '' : `\n${name}`}` : '',
    color: chartColours.ink,
  });
  const lowest = Math.min(...after.filter((value) => value !== null), ...before.filter((value) => value !== null));
  const bottom = Math.max(0, Math.floor(lowest * 10 - 0.5) / 10);
  return {
    ...chartBase,
    grid: { left: 8, right: 72, top: 16, bottom: 8, containLabel: true },
    tooltip: tooltip('axis', ([item]) => {
      const line = item === undefined ? undefined : lines[item.dataIndex];
      return line === undefined ? '' : wording.figure(line.name, line.figure);
    }),
    xAxis: {
      type: 'category',
      data: lines.map(({ name }) => name),
      axisLine: { lineStyle: { color: chartColours.line } },
      axisTick: { show: false },
      axisLabel: { color: chartColours.inkSoft, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      // A line may begin above zero, and then shows how it moves; bars may not.
      ...(kind === 'ratio' ? { min: bottom, max: 1, interval: (1 - bottom) / 4 } : { min: 0 }),
      splitLine: { lineStyle: { color: chartColours.line } },
      axisLabel: { color: chartColours.inkSoft, formatter: (value: number) => wording.value(value) },
    },
    series: [
      {
        type: 'line',
        name: afterName,
        data: after,
        symbolSize: 8,
        showSymbol: lines.length <= 62,
        triggerLineEvent: false,
        lineStyle: { width: 2.5, color: chartColours.strong },
        itemStyle: { color: chartColours.strong },
        label: endLabel(differ ? afterName : ''),
      },
      ...(differ
        ? [
            {
              type: 'line',
              name: beforeName,
              data: before,
              symbol: 'emptyCircle',
              symbolSize: 6,
              showSymbol: lines.length <= 62,
              lineStyle: { width: 1.5, type: 'dashed', color: chartColours.middle },
              itemStyle: { color: chartColours.middle },
              label: { ...endLabel(beforeName), show: false },
            },
          ]
        : []),
    ],
  };
}
