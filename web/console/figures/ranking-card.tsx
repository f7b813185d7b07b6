import { useMemo, type ReactElement, type ReactNode } from 'react';
import { ChartCard, type ChartFile } from './chart-card.tsx';
import { chartBase, chartColours, isNarrow, tooltip } from './chart-look.ts';
import { rankFinding } from './finding.ts';
import type { FigureLine } from './line-table.tsx';
import type { MeasureFigures } from './use-figures.ts';
import { useWording, type Wording } from './use-wording.ts';

const ROW_PX = 28;
const EDGE_PX = 16;

type RankingCardProps = {
  readonly measure: Pick<MeasureFigures, 'name' | 'kind'>;
  readonly name: string;
  /** What the lines are: units, areas. */
  readonly lineName: string;
  readonly lines: readonly FigureLine[];
  readonly note: string;
  readonly file: ChartFile;
  readonly loading: boolean;
  readonly choices?: ReactNode;
};

/** Like with like, from the highest value to the lowest, in bars from zero. */
export function RankingCard({ measure, name, lineName, lines: unordered, note, file, loading, choices }: RankingCardProps): ReactElement {
  const wording = useWording(measure);
  const lines = useMemo(
    () =>
      unordered
        .filter(({ figure }) => (figure.before?.denominator ?? 0) > 0)
        .toSorted((one, other) => (other.figure.after?.value ?? -1) - (one.figure.after?.value ?? -1)),
    [unordered],
  );
  const option = useMemo(() => rankingOption(measure.kind, lines, wording), [measure.kind, lines, wording]);
  const finding = rankFinding(
    lines.map((line) => ({ name: line.name, value: line.figure.after?.value ?? null, size: line.figure.after?.denominator ?? 0 })),
  );
  const title = wording.finding(finding);
  return (
    <ChartCard
      {...{ name, lineName, title, note, file, loading, lines, choices }}
      kind={measure.kind}
      drawing={lines.length === 0 ? null : { option, height: lines.length * ROW_PX + EDGE_PX, onMark: ({ item }) => lines[item]?.onOpen() }}
    />
  );
}

function rankingOption(kind: MeasureFigures['kind'], lines: readonly FigureLine[], wording: Wording) {
  return {
    ...chartBase,
    grid: { left: 4, right: 100, top: 4, bottom: 4, containLabel: true },
    tooltip: tooltip('item', ([item]) => {
      const line = item === undefined ? undefined : lines[item.dataIndex];
      return line === undefined ? '' : wording.figure(line.name, line.figure);
    }),
    xAxis: { type: 'value', min: 0, ...(kind === 'ratio' ? { max: 1 } : {}), show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: chartColours.ink, width: isNarrow() ? 112 : 220, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barWidth: 14,
        data: lines.map(({ figure }) => figure.after?.value ?? null),
        itemStyle: { color: chartColours.strong },
        showBackground: kind === 'ratio',
        backgroundStyle: { color: '#f0f2f4' },
        label: {
          show: true,
          position: 'right',
          color: chartColours.ink,
          formatter: ({ dataIndex, value }: { dataIndex: number; value: number | null }) =>
            `${wording.value(value)}  (${String(lines[dataIndex]?.figure.after?.denominator ?? 0)})`,
        },
      },
    ],
  };
}
