import { useCallback, useEffect, useState } from 'react';
import { newDraft, storedDraft, storeDraft, type CallerFields, type Draft } from './draft.ts';

const nobody: CallerFields = { phone: '', name: '' };
const SOON_MS = 250;

/** What is being written, and how it is changed. */
export type Writing = {
  readonly draft: Draft;
  readonly caller: CallerFields;
  change(fields: Partial<Draft>): void;
  changeCaller(fields: Partial<CallerFields>): void;
  /** Begins with an empty form. */
  renew(): void;
};

/** The form of one account, kept on this machine while it is written, without who calls. */
export function useDraft(account: string): Writing {
  const [draft, setDraft] = useState(() => storedDraft(account));
  const [caller, setCaller] = useState(nobody);
  useEffect(() => {
    const timer = setTimeout(() => storeDraft(account, draft), SOON_MS);
    const leave = (): void => storeDraft(account, draft);
    globalThis.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('pagehide', leave);
      leave();
    };
  }, [account, draft]);
  const change = useCallback((fields: Partial<Draft>) => setDraft((known) => ({ ...known, ...fields })), []);
  const changeCaller = useCallback((fields: Partial<CallerFields>) => setCaller((known) => ({ ...known, ...fields })), []);
  const renew = useCallback(() => {
    setDraft(newDraft());
    setCaller(nobody);
  }, []);
  return { draft, caller, change, changeCaller, renew };
}
