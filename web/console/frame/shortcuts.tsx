import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** A key that does something on this page: `j`, `?`, `Ctrl+Enter`, or two in a row: `g d`. */
export type Shortcut = {
  readonly keys: string;
  readonly label: Label;
  readonly run: () => void;
  /** True for keys that work while somebody types. */
  readonly whileTyping?: boolean;
};

type Shortcuts = { readonly shown: readonly Shortcut[]; readonly add: (shortcuts: readonly Shortcut[]) => () => void };

const ShortcutContext = createContext<Shortcuts>({ shown: [], add: () => () => undefined });

const CHORD_MS = 1500;

/** Listens to the keyboard for all pages below; the page that came last wins a key. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [groups, setGroups] = useState<readonly (readonly Shortcut[])[]>([]);
  const latest = useRef(groups);
  useEffect(() => {
    latest.current = groups;
  }, [groups]);

  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | null = null;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = keyName(event);
      const chord = first !== null && event.timeStamp - first.at < CHORD_MS ? `${first.key} ${key}` : null;
      const all = latest.current.toReversed().flat();
      const typing = isTyping(event.target);
      const found = all.find(({ keys, whileTyping }) => (keys === chord || keys === key) && (!typing || whileTyping === true));
      first = !typing && all.some(({ keys }) => keys.startsWith(`${key} `)) ? { key, at: event.timeStamp } : null;
      if (found === undefined) return;
      event.preventDefault();
      first = null;
      found.run();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, []);

  const add = useCallback((shortcuts: readonly Shortcut[]) => {
    setGroups((known) => [...known, shortcuts]);
    return () => setGroups((known) => known.filter((group) => group !== shortcuts));
  }, []);
  const value = useMemo(() => ({ shown: groups.flat(), add }), [groups, add]);
  return <ShortcutContext value={value}>{children}</ShortcutContext>;
}

/** Adds keys while the page is shown. The list must be made once (`useMemo`) or change only when its keys do. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { add } = use(ShortcutContext);
  useEffect(() => add(shortcuts), [add, shortcuts]);
}

/** Every key that works now. */
export function useShownShortcuts(): readonly Shortcut[] {
  return use(ShortcutContext).shown;
}

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : event.key === ' ' ? 'Space' : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox]') !== null)
  );
}
