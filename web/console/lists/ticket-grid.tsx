import { useNavigate } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { listColumns, type ListColumn } from '../../../src/domain/vocabulary/list-columns.ts';
import { useCity, useCityNames, useWorkCalendar } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { columnLooks, widthOf, type CellWords } from './line-columns.tsx';
import { listTexts as texts } from './list-texts.ts';
import { TicketRow } from './ticket-row.tsx';
import type { LiveLine } from './use-lines.ts';
import { useNarrow } from './use-narrow.ts';
import { useWindowed } from './use-windowed.ts';

const ROW_HEIGHT = 32;
const CARD_HEIGHT = 126;
const SELECT_WIDTH = 40;
/** Rows before the end at which more are asked for. */
const AHEAD = 40;

/** What is chosen, by keys of lines. */
export type Selection = ReadonlySet<string>;

type TicketGridProps = {
  /** Which lines these are, as text. */
  readonly about: string;
  readonly lines: readonly LiveLine[];
  readonly columns: readonly ListColumn[];
  readonly isOld: boolean;
  readonly hasMore: boolean;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onNearEnd: () => void;
};

/** Tickets in rows of one height, or cards on a phone. Only what is in sight is drawn, so ten thousand scroll as ten do. */
export function TicketGrid({ about, lines, columns, isOld, hasMore, selection, onSelect, onNearEnd }: TicketGridProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const names = useCityNames();
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  const now = useNow();
  const calendar = useWorkCalendar();
  const isNarrow = useNarrow();
  const rowHeight = isNarrow ? CARD_HEIGHT : ROW_HEIGHT;
  const { frame, from, to, onScroll, reveal } = useWindowed(lines.length, rowHeight);
  const [current, setCurrent] = useState(0);
  // Other lines are looked at from their beginning, once they are there; the frame stays, so that only what differs is drawn.
  const [seen, setSeen] = useState(about);
  if (!isOld && seen !== about) {
    setSeen(about);
    setCurrent(0);
  }
  const scrolled = useRef(about);
  useLayoutEffect(() => {
    if (isOld || scrolled.current === about) return;
    scrolled.current = about;
    frame.current?.scrollTo({ top: 0 });
  }, [isOld, about, frame]);
  const navigate = useNavigate();
  const words = useMemo<CellWords>(() => ({ t, names, language, timeZone, now, calendar }), [t, names, language, timeZone, now, calendar]);

  useEffect(() => {
    if (hasMore && to >= lines.length - AHEAD) onNearEnd();
  }, [hasMore, to, lines.length, onNearEnd]);

  const at = Math.min(current, Math.max(0, lines.length - 1));
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    setCurrent(next);
    reveal(next);
    // The row may be drawn only now.
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true }));
  };
  const toggle = (index: number): void => {
    const key = lines[index]?.key;
    if (key === undefined) return;
    onSelect(selection.has(key) ? new Set([...selection].filter((one) => one !== key)) : new Set([...selection, key]));
  };
  const open = (index: number): void => {
    const ticket = lines[index]?.line.ticket;
    if (ticket !== undefined) void navigate({ to: `/tickets/${ticket}` });
  };

  // The keys stay the same list while what they do follows the lines.
  const act = useRef({ go, toggle, open, at });
  useEffect(() => {
    act.current = { go, toggle, open, at };
  });
  const onToggle = useCallback((index: number) => act.current.toggle(index), []);
  useShortcuts(
    useMemo(
      () => [
        { keys: 'j', label: texts.keyNext, run: () => act.current.go(startOr(act.current.at, 1, frame.current)) },
        { keys: 'k', label: texts.keyPrevious, run: () => act.current.go(startOr(act.current.at, -1, frame.current)) },
        { keys: 'x', label: texts.keySelect, run: () => act.current.toggle(act.current.at) },
        { keys: 'o', label: texts.keyOpen, run: () => act.current.open(act.current.at) },
      ],
      [frame],
    ),
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ...{ ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + step, PageUp: at - step, Home: 0, End: lines.length - 1 },
    };
    const target = moves[event.key];
    const onRow = event.target instanceof HTMLElement && event.target.tagName === 'TR';
    if (target !== undefined) go(target);
    else if (event.key === 'Enter' && onRow) open(at);
    else if (event.key === ' ' && onRow) toggle(at);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const row = event.target instanceof HTMLElement && event.target.closest('a') !== null ? event.target.closest('tr') : null;
    // With a key held down the browser opens it elsewhere.
    if (row === null || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(Number(row.dataset['index']));
  };

  const widths = columns.map((column) =>
    column === 'title' ? `minmax(${widthOf(column, language)}px, 1fr)` : `${widthOf(column, language)}px`,
  );
  const template = `${SELECT_WIDTH}px ${widths.join(' ')}`;
  const minWidth = SELECT_WIDTH + columns.reduce((sum, column) => sum + widthOf(column, language), 0);
  const drawn = [...new Set([...Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index), at])].filter(
    (index) => index < lines.length,
  );
  const allSelected = lines.length > 0 && lines.every(({ key }) => selection.has(key));

  return (
    <div className={`ticket-frame${isOld ? ' is-old' : ''}`} ref={frame} onScroll={onScroll} aria-busy={isOld}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are walked by keys is a grid
        role="grid"
        tabIndex={-1}
        className="ticket-grid"
        aria-label={t(texts.grid)}
        aria-rowcount={hasMore ? -1 : lines.length + 1}
        aria-multiselectable
        style={isNarrow ? undefined : { minWidth }}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr aria-rowindex={1} className="ticket-heading" style={isNarrow ? undefined : { gridTemplateColumns: template }}>
            <th scope="col">
              <Checkbox
                aria-label={t(texts.selectAll)}
                checked={allSelected}
                indeterminate={!allSelected && selection.size > 0}
                onChange={() => onSelect(allSelected ? new Set() : new Set(lines.map(({ key }) => key)))}
              >
                {isNarrow ? t(texts.selectAll) : null}
              </Checkbox>
            </th>
            {isNarrow
              ? null
              : columns.map((column) => (
                  <th key={column} scope="col" className={columnLooks[column].isNumber === true ? 'number' : undefined}>
                    {t(listColumns[column])}
                  </th>
                ))}
          </tr>
        </thead>
        <tbody className="ticket-rows" style={{ height: lines.length * rowHeight }}>
          {drawn.map((index) => {
            const live = lines[index];
            return live === undefined ? null : (
              <TicketRow
                key={index}
                {...{ live, index, columns, words, isNarrow, template }}
                top={index * rowHeight}
                height={rowHeight}
                isCurrent={index === at}
                isSelected={selection.has(live.key)}
                onCurrent={setCurrent}
                onToggle={onToggle}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The first stroke of a key goes to where one is, not beyond it. */
function startOr(at: number, step: number, frame: HTMLElement | null): number {
  return frame !== null && frame.contains(document.activeElement) ? at + step : at;
}
