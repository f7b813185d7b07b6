import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Rows drawn above and below what is seen, so that scrolling does not show blanks. */
const SPARE_ROWS = 6;

/** Which rows of equal height are in sight of a scrolling element: only they are drawn. */
export function useWindowed(
  rowCount: number,
  rowHeight: number,
): {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly from: number;
  readonly to: number;
  onScroll(): void;
  /** Scrolls as little as shows a row whole. */
  reveal(index: number): void;
} {
  const frame = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 800 });

  const onScroll = useCallback(() => {
    const element = frame.current;
    if (element === null) return;
    // By whole rows: between them nothing has to be drawn anew.
    const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
    const height = element.clientHeight;
    setSight((old) => (old.top === top && old.height === height ? old : { top, height }));
  }, [rowHeight]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    onScroll();
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onScroll]);

  const reveal = useCallback(
    (index: number) => {
      const element = frame.current;
      if (element === null) return;
      // The heading sticks to the top and covers as much.
      const heading = element.querySelector<HTMLElement>('.ticket-heading')?.offsetHeight ?? 0;
      const top = index * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight + heading > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + rowHeight + heading - element.clientHeight;
      }
    },
    [rowHeight],
  );

  return {
    frame,
    from: Math.max(0, Math.floor(sight.top / rowHeight) - SPARE_ROWS),
    to: Math.min(rowCount, Math.ceil((sight.top + sight.height) / rowHeight) + SPARE_ROWS),
    onScroll,
    reveal,
  };
}
