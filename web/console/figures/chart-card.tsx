import type { ECharts } from 'echarts/core';
import { Button, Dropdown, Segmented } from 'antd';
import { useCallback, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { queryText, type Sent } from '../../kit/api.ts';
import { useLanguage, useText } from '../frame/language.tsx';
import { Chart, type Drawing } from './chart.tsx';
import { chartTexts as texts } from './figures-texts.ts';
import { keepPicture } from './keep-picture.ts';
import { isNarrow } from './chart-look.ts';
import { LineTable, type FigureLine } from './line-table.tsx';
import type { FigureKind } from './word-figure.ts';

/** Where the table behind a chart can be kept from: a path of the API below which `/file` stands, and what it is asked. */
export type ChartFile = { readonly path: string; readonly query: NonNullable<Sent['query']> };

type ChartCardProps = {
  readonly name: string;
  /** The finding, which is the title. */
  readonly title: string;
  /** Stands below the title, also in the picture: of what and of when. */
  readonly note: string;
  readonly kind: FigureKind;
  readonly lines: readonly FigureLine[];
  readonly lineName: string;
  readonly file: ChartFile;
  readonly loading: boolean;
  /** Beside the title: what the chart is asked for. */
  readonly choices?: ReactNode;
  /** Null where there is nothing to draw, and the table is all; undefined while it is fetched. */
  readonly drawing: Drawing | null | undefined;
  /** True where a phone has no room for the chart; it is still one touch away. */
  readonly prefersTable?: boolean;
};

/** A chart under the sentence it says, with its table for keyboard and screen reader, and what can be kept of it in the corner. */
export function ChartCard({
  name,
  title,
  note,
  kind,
  lines,
  lineName,
  file,
  loading,
  choices,
  drawing,
  prefersTable = false,
}: ChartCardProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const [view, setView] = useState<'chart' | 'table'>(prefersTable && isNarrow() ? 'table' : 'chart');
  const chart = useRef<ECharts | null>(null);
  const keep = useCallback((drawn: ECharts | null) => {
    chart.current = drawn;
  }, []);
  const heading = useId();
  const isCounted = lines.some(({ figure }) => (figure.before?.denominator ?? 0) > 0);
  const shown = drawing === null ? 'table' : view;
  const address = (format: string): string => `/api/v1${file.path}/file${queryText({ ...file.query, format, language })}`;
  return (
    <section className={`chart-card${loading ? ' chart-loading' : ''}`} aria-labelledby={heading} aria-busy={loading}>
      <header>
        <div>
          <h2 id={heading}>{title}</h2>
          <p className="soft">
            {name} · {note}
          </p>
        </div>
        <div className="chart-corner">
          {choices}
          {drawing === null || !isCounted ? null : (
            <Segmented<'chart' | 'table'>
              size="small"
              aria-label={`${name}: ${t(texts.view)}`}
              value={view}
              onChange={setView}
              options={[
                { value: 'chart', label: t(texts.asChart) },
                { value: 'table', label: t(texts.asTable) },
              ]}
            />
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...(shown === 'chart'
                  ? [
                      {
                        key: 'png',
                        label: t(texts.asImage),
                        onClick: () => {
                          if (chart.current !== null) keepPicture(chart.current, { title, note: `${name} · ${note}` });
                        },
                      },
                    ]
                  : []),
                { key: 'xlsx', label: <a href={address('xlsx')}>{t(texts.asWorkbook)}</a> },
                { key: 'csv', label: <a href={address('csv')}>{t(texts.asCsv)}</a> },
              ],
            }}
          >
            <Button size="small" aria-label={`${name}: ${t(texts.keep)}`}>
              {t(texts.keep)} ▾
            </Button>
          </Dropdown>
        </div>
      </header>
      {!isCounted ? (
        <p className="soft">{t(texts.nothing)}</p>
      ) : shown === 'table' || drawing === null ? (
        <LineTable caption={title} lineName={lineName} kind={kind} lines={lines} />
      ) : (
        <div className="chart-place">
          {drawing === undefined ? (
            <div className="chart-skeleton" />
          ) : (
            <Chart {...drawing} label={`${title} ${t(texts.keyHint)}`} onDrawn={keep} />
          )}
        </div>
      )}
    </section>
  );
}
