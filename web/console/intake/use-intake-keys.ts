import { useEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '../frame/shortcuts.tsx';
import type { Entry } from './advice-panel.tsx';
import type { Draft } from './draft.ts';
import { focusControl } from './focus-control.ts';
import { intakeTexts as texts } from './intake-texts.ts';
import type { Advice } from './use-advice.ts';

/** Keys of the desk. They work while somebody types: the hands stay where they are. */
export function useIntakeKeys({
  takeOn,
  merge,
  answerWith,
  advice,
  similar,
  change,
  isEntered,
}: {
  readonly takeOn: () => void;
  readonly merge: (ticket: string) => void;
  readonly answerWith: (entry: Entry) => void;
  readonly advice: Advice | undefined;
  readonly similar: Advice['similar'];
  readonly change: (fields: Partial<Draft>) => void;
  readonly isEntered: boolean;
}): void {
  const latest = useRef({ takeOn, merge, answerWith, advice, similar, change });
  useEffect(() => {
    latest.current = { takeOn, merge, answerWith, advice, similar, change };
  });
  useShortcuts(
    useMemo(() => {
      if (isEntered) return [];
      const suggestion = (n: 1 | 2 | 3) => ({
        keys: `Alt+${String(n)}`,
        label: { zh: texts.keySuggestion.zh.replace('{n}', String(n)), en: texts.keySuggestion.en.replace('{n}', String(n)) },
        whileTyping: true,
        run: () => {
          const found = latest.current.advice?.classes[n - 1];
          if (found !== undefined) latest.current.change({ classCode: found.classCode });
        },
      });
      return [
        { keys: 'Ctrl+Enter', label: texts.keyTake, whileTyping: true, run: () => latest.current.takeOn() },
        suggestion(1),
        suggestion(2),
        suggestion(3),
        {
          keys: 'Alt+m',
          label: texts.keyMerge,
          whileTyping: true,
          run: () => {
            const likeliest = latest.current.similar.find(({ state }) => state !== 'concluded');
            if (likeliest !== undefined) latest.current.merge(likeliest.ticket);
          },
        },
        {
          keys: 'Alt+k',
          label: texts.keyAnswer,
          whileTyping: true,
          run: () => {
            const entry = latest.current.advice?.knowledge.find(({ validity }) => validity === 'valid');
            if (entry !== undefined) latest.current.answerWith(entry);
          },
        },
        { keys: 'Alt+p', label: texts.keyPhone, whileTyping: true, run: () => focusControl('intake-phone') },
      ];
    }, [isEntered]),
  );
}
