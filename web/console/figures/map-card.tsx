import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { api } from '../frame/api.ts';
import { useText } from '../frame/language.tsx';
import { ChartCard, type ChartFile } from './chart-card.tsx';
import { chartBase, chartColours, tooltip } from './chart-look.ts';
import type { ChosenMark } from './chart.tsx';
import { chartTexts, figuresTexts } from './figures-texts.ts';
import { rankFinding } from './finding.ts';
import type { FigureLine } from './line-table.tsx';
import type { MeasureFigures } from './use-figures.ts';
import { useWording, type Wording } from './use-wording.ts';

const MAP = 'city';

type AreaMap = { readonly features: readonly { readonly properties: { readonly area: string } }[] };

/** The map of the city, known to charts; false where the city has none, undefined while it loads. */
export function useCityMap(): boolean | undefined {
  return useQuery({
    queryKey: ['city-map'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [map, { keepMap }] = await Promise.all([api.get<AreaMap>('/city/map'), import('./echarts.ts')]);
      // What the server gives is GeoJSON, of which charts ask no more than they check themselves.
      keepMap(MAP, map as unknown as Parameters<typeof keepMap>[1]);
      return map.features.length > 0;
    },
  }).data;
}

type MapCardProps = {
  readonly measure: Pick<MeasureFigures, 'name' | 'kind'>;
  /** Keyed by the code of the area. */
  readonly lines: readonly FigureLine[];
  readonly note: string;
  readonly file: ChartFile;
  readonly loading: boolean;
};

/** The areas of the city, the darker the higher the value. */
export function MapCard({ measure, lines, note, file, loading }: MapCardProps): ReactElement {
  const t = useText();
  const hasMap = useCityMap();
  const wording = useWording(measure);
  const option = useMemo(() => mapOption(lines, wording), [lines, wording]);
  const known = lines.filter(({ figure }) => (figure.before?.denominator ?? 0) > 0);
  const finding = rankFinding(
    known.map((line) => ({ name: line.name, value: line.figure.after?.value ?? null, size: line.figure.after?.denominator ?? 0 })),
  );
  const title = wording.finding(finding);
  const open = ({ name }: ChosenMark): void => known.find(({ key }) => key === name)?.onOpen();
  const drawing = hasMap === false || known.length === 0 ? null : hasMap === undefined ? undefined : { option, height: 420, onMark: open };
  return (
    <ChartCard
      name={t(chartTexts.map)}
      lineName={t(figuresTexts.area)}
      {...{ title, file, loading }}
      note={hasMap === false ? `${note} · ${t(chartTexts.noMap)}` : note}
      lines={known}
      kind={measure.kind}
      drawing={drawing}
    />
  );
}

/** The map by itself, as the wall shows it as well. */
export function mapOption(lines: readonly FigureLine[], wording: Wording, fontSize = 12) {
  const byArea = new Map(lines.map((line) => [line.key, line]));
  const values = lines.flatMap(({ figure }) => (figure.after?.value === null || figure.after === null ? [] : [figure.after.value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // Of one value a scale would be a single colour: it then begins at zero.
  const range = values.length === 0 ? { min: 0, max: 1 } : { min: low === high ? 0 : low, max: high === 0 ? 1 : high };
  const middle = (range.min + range.max) / 2;
  return {
    ...chartBase,
    tooltip: {
      ...tooltip('item', () => ''),
      formatter: ({ name }: { readonly name: string }) => {
        const line = byArea.get(name);
        return line === undefined ? name : wording.figure(line.name, line.figure);
      },
    },
    visualMap: {
      type: 'continuous',
      ...range,
      left: 8,
      bottom: 8,
      calculable: false,
      itemHeight: 90,
      text: [wording.value(range.max), wording.value(range.min)],
      textStyle: { color: chartColours.ink, fontSize },
      inRange: { color: [...chartColours.scale] },
      outOfRange: { color: '#f0f2f4' },
    },
    series: [
      {
        type: 'map',
        map: MAP,
        nameProperty: 'area',
        selectedMode: false,
        roam: false,
        layoutCenter: ['54%', '50%'],
        layoutSize: '98%',
        data: lines.map(({ key, figure }) => ({
          name: key,
          value: figure.after?.value ?? Number.NaN,
          label: { color: (figure.after?.value ?? range.min) > middle ? '#ffffff' : chartColours.ink },
        })),
        itemStyle: { areaColor: '#f0f2f4', borderColor: '#ffffff', borderWidth: 1.5 },
        emphasis: { label: { color: chartColours.ink }, itemStyle: { areaColor: '#dfe3e8', borderColor: chartColours.ink } },
        label: {
          show: true,
          fontSize,
          color: chartColours.ink,
          formatter: ({ name }: { readonly name: string }) => {
            const line = byArea.get(name);
            return line === undefined ? '' : `${line.name}\n${wording.value(line.figure.after?.value)}`;
          },
        },
      },
    ],
  };
}
