import { Button, Skeleton } from 'antd';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { ListColumn } from '../../../src/domain/vocabulary/list-columns.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { BulkDispatch } from './bulk-dispatch.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { lineKey, type Line } from './lines.ts';
import { ListHeading } from './list-heading.tsx';
import './lists.css';
import { exportTexts, listTexts as texts } from './list-texts.ts';
import { conditionsOf, usualColumnsOf, useShown, type Place } from './shown.ts';
import { OrderChooser } from './order-chooser.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TicketGrid, type Selection } from './ticket-grid.tsx';
import { useLines } from './use-lines.ts';
import { ViewTabs } from './view-tabs.tsx';

const none: Selection = new Set();

/** A page of tickets: which list, views of it, what it is narrowed to, and its lines. */
export function TicketsView({ place }: { readonly place: Place }): ReactElement {
  const t = useText();
  const { shown, view, change, narrow, open } = useShown(place);
  const { lines, isLoading, isOld, error, hasMore, news, loadMore, refresh } = useLines(shown);
  const clear = useCallback(() => change({ filters: {} }), [change]);
  const columnNames = shown.columns.join(' ');
  // The same columns stay the same list, so that what has not changed is not drawn anew.
  const columns = useMemo(() => columnNames.split(' ') as ListColumn[], [columnNames]);
  const [isExporting, setExporting] = useState(false);
  // As they were when they were chosen: what changes meanwhile is refused, not sent along.
  const [dispatching, setDispatching] = useState<readonly Line[] | null>(null);
  // What was chosen in one list is not chosen in another.
  const about = useMemo(() => JSON.stringify(lineKey(shown)), [shown]);
  const [chosen, setChosen] = useState({ about, selection: none });
  const selection = chosen.about === about ? chosen.selection : none;
  const select = (next: Selection): void => setChosen({ about, selection: next });
  const selected = lines.filter(({ key }) => selection.has(key));

  return (
    <div className="tickets-page">
      <header className="tickets-header">
        <ListHeading place={place} />
        <div className="tickets-tools">
          {place.list === null ? <OrderChooser order={shown.order} onChange={change} /> : null}
          <ColumnChooser columns={columns} usual={usualColumnsOf(place)} onChange={change} />
          <Button size="small" onClick={() => setExporting(true)}>
            {t(exportTexts.export)}
          </Button>
        </div>
      </header>
      <ViewTabs {...{ place, shown, view }} onOpen={open} />
      <FilterBar filters={shown.filters} onNarrow={narrow} onClear={clear} />
      {news === 0 ? null : (
        <Button type="link" className="news" onClick={refresh}>
          {t(texts.news, { count: news })}
        </Button>
      )}
      {error === null ? null : <Fault error={error} onRetry={refresh} />}
      {isLoading ? <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} className="tickets-skeleton" /> : null}
      {lines.length > 0 ? (
        <TicketGrid {...{ about, lines, columns, isOld, hasMore, selection }} onSelect={select} onNearEnd={loadMore} />
      ) : null}
      {!isLoading && error === null && lines.length === 0 ? (
        <p className="tickets-empty soft">
          {t(conditionsOf(shown.filters) === 0 ? texts.empty : texts.emptyFiltered)}
          {conditionsOf(shown.filters) === 0 ? null : (
            <Button type="link" onClick={clear}>
              {t(texts.clear)}
            </Button>
          )}
        </p>
      ) : null}
      {lines.length === 0 ? null : (
        <footer className="tickets-footer">
          <output className="soft">{t(hasMore ? texts.shown : texts.shownAll, { count: lines.length })}</output>
          {selection.size === 0 ? null : (
            <SelectionBar
              count={selected.length}
              list={place.list}
              onDispatch={() => setDispatching(selected.map(({ line }) => line))}
              onClear={() => select(none)}
            />
          )}
        </footer>
      )}
      {isExporting ? <ExportDialog shown={shown} onClose={() => setExporting(false)} /> : null}
      {dispatching === null ? null : (
        <BulkDispatch
          lines={dispatching}
          onClose={(changed) => {
            setDispatching(null);
            if (!changed) return;
            select(none);
            refresh();
          }}
        />
      )}
    </div>
  );
}
