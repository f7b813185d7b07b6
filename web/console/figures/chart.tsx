import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { chartTexts } from './figures-texts.ts';

/** A mark of a chart that was chosen: which series, and which of its items. */
export type ChosenMark = { readonly series: number; readonly item: number; readonly name: string };

/** What is drawn, in CSS pixels, and what a chosen mark does. */
export type Drawing = {
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly onMark?: (mark: ChosenMark) => void;
};

type ChartProps = Drawing & {
  /** What somebody hears who does not see it. */
  readonly label: string;
  /** Is told of the chart while it stands, and that it stands no more. The function must stay the same. */
  readonly onDrawn?: (chart: ECharts | null) => void;
};

/** A chart of ECharts, whose code is fetched with the first one. It grows with its place. */
export function Chart({ option, height, label, onMark, onDrawn }: ChartProps): ReactElement {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts | null>(null);
  const latest = useRef({ option, onMark });
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    latest.current = { option, onMark };
    if (hasRoom(place.current)) drawn.current?.setOption(option, { notMerge: true });
  }, [option, onMark]);

  useEffect(() => {
    const element = place.current;
    let watcher: ResizeObserver | undefined;
    let gone = false;
    const begin = async (): Promise<void> => {
      const { startChart } = await import('./echarts.ts');
      if (gone || element === null) return;
      const fit = (): void => {
        // A map that is drawn without room is a fault of the library's.
        if (!hasRoom(element)) return;
        if (drawn.current === null) {
          drawn.current = startChart(element);
          drawn.current.on('click', ({ seriesIndex, dataIndex, name }) => {
            latest.current.onMark?.({ series: seriesIndex ?? 0, item: dataIndex, name });
          });
          onDrawn?.(drawn.current);
        } else {
          drawn.current.resize();
        }
        drawn.current.setOption(latest.current.option, { notMerge: true });
      };
      // It tells the first size as well.
      watcher = new ResizeObserver(fit);
      watcher.observe(element);
    };
    begin().catch(() => setFailed(true));
    return () => {
      gone = true;
      watcher?.disconnect();
      drawn.current?.dispose();
      drawn.current = null;
      onDrawn?.(null);
    };
  }, [onDrawn]);

  if (failed) return <p className="soft">{t(chartTexts.failed)}</p>;
  // A canvas is drawn in it: no image that could be named otherwise.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element cannot hold a canvas
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />;
}

function hasRoom(element: HTMLElement | null): boolean {
  return element !== null && element.clientWidth > 0 && element.clientHeight > 0;
}
