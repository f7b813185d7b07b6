import { useMemo, type ReactElement, type ReactNode } from 'react';
import { useText } from '../frame/language.tsx';
import { ChartCard, type ChartFile } from './chart-card.tsx';
import { chartBase, chartColours, tooltip } from './chart-look.ts';
import { chartTexts, figuresTexts } from './figures-texts.ts';
import { rankFinding } from './finding.ts';
import type { FigureLine } from './line-table.tsx';
import type { Matrix } from './use-figures.ts';
import { useWording, type Wording } from './use-wording.ts';

const ROW_PX = 26;
const HEAD_PX = 92;

/** What a cell is narrowed to; `-` is "has none". */
export type CellCodes = { readonly unit: string; readonly class: string };

type MatrixCardProps = {
  readonly matrix: Matrix;
  readonly note: string;
  readonly file: ChartFile;
  readonly loading: boolean;
  readonly choices?: ReactNode;
  readonly onOpen: (name: string, codes: CellCodes) => void;
};

/** Units by classes: where one unit has its trouble with one kind of matter. */
export function MatrixCard({ matrix, note, file, loading, choices, onOpen }: MatrixCardProps): ReactElement {
  const t = useText();
  const wording = useWording(matrix);
  const named = useMemo(() => {
    const nameOf = ({ group }: Matrix['rowLines'][number]): string =>
      group === null ? t(figuresTexts.none) : group.name === null ? group.code : t(group.name);
    return { rows: matrix.rowLines.map(nameOf), columns: matrix.columnLines.map(nameOf) };
  }, [matrix, t]);
  const lines = useMemo(
    () =>
      matrix.cells.map(({ row, column, ...figure }): FigureLine => {
        const name = `${named.rows[row] ?? ''} × ${named.columns[column] ?? ''}`;
        const codes = { unit: matrix.rowLines[row]?.group?.code ?? '-', class: matrix.columnLines[column]?.group?.code ?? '-' };
        return { key: `${String(row)} ${String(column)}`, name, figure, onOpen: () => onOpen(name, codes) };
      }),
    [matrix, named, onOpen],
  );
  const option = useMemo(() => matrixOption(matrix, named, lines, wording), [matrix, named, lines, wording]);
  const finding = rankFinding(
    lines.map((line) => ({ name: line.name, value: line.figure.after?.value ?? null, size: line.figure.after?.denominator ?? 0 })),
  );
  const title = wording.finding(finding);
  return (
    <ChartCard
      name={t(chartTexts.matrix)}
      lineName={t(chartTexts.matrix)}
      {...{ title, note, file, loading, lines, choices }}
      kind={matrix.kind}
      prefersTable
      drawing={
        lines.length === 0
          ? null
          : { option, height: matrix.rowLines.length * ROW_PX + HEAD_PX, onMark: ({ item }) => lines[item]?.onOpen() }
      }
    />
  );
}

type Names = { readonly rows: readonly string[]; readonly columns: readonly string[] };

function matrixOption(matrix: Matrix, { rows, columns }: Names, lines: readonly FigureLine[], wording: Wording) {
  const values = lines.flatMap(({ figure: { after } }) => (after?.value === null || after === null ? [] : [after.value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = { min: low === high ? 0 : low, max: high === 0 ? 1 : high };
  const middle = (range.min + range.max) / 2;
  const axis = {
    type: 'category',
    axisLine: { show: false },
    axisTick: { show: false },
    splitArea: { show: false },
  };
  return {
    ...chartBase,
    grid: { left: 4, right: 8, top: 4, bottom: 8, containLabel: true },
    tooltip: tooltip('item', ([item]) => {
      const line = item === undefined ? undefined : lines[item.dataIndex];
      return line === undefined ? '' : wording.figure(line.name, line.figure);
    }),
    xAxis: {
      ...axis,
      position: 'top',
      data: columns,
      axisLabel: { color: chartColours.ink, interval: 0, rotate: columns.length > 8 ? 40 : 0, width: 84, overflow: 'truncate' },
    },
    yAxis: { ...axis, inverse: true, data: rows, axisLabel: { color: chartColours.ink, width: 200, overflow: 'truncate' } },
    visualMap: { show: false, ...range, inRange: { color: [...chartColours.scale] } },
    series: [
      {
        type: 'heatmap',
        data: matrix.cells.map(({ row, column, after }) => ({
          value: [column, row, after?.value ?? Number.NaN],
          label: { color: (after?.value ?? range.min) > middle ? '#ffffff' : chartColours.ink },
        })),
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: chartColours.ink, borderWidth: 1 } },
        label: {
          show: columns.length <= 16,
          fontSize: 12,
          formatter: ({ value: [, , value] }: { readonly value: readonly number[] }) => wording.value(value),
        },
      },
    ],
  };
}
