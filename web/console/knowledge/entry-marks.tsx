import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { knowledgeEntry } from '../../../src/contract/knowledge.ts';
import { useText } from '../frame/language.tsx';
import { knowledgeTexts as texts } from './knowledge-texts.ts';

/** An entry as it is read. */
export type Entry = Static<typeof knowledgeEntry>;

/** What keeps an entry from being given as an answer, or calls it into question. */
export function Marks({ entry }: { readonly entry: Entry }): ReactElement {
  const t = useText();
  const { retired, validity, openReports } = entry;
  const marks = [
    ...(retired ? [t(texts.retired)] : validity === 'expired' ? [t(texts.expired)] : validity === 'notYet' ? [t(texts.notYet)] : []),
    ...(openReports > 0 && !retired ? [t(texts.reported, { count: openReports })] : []),
  ];
  return (
    <>
      {marks.map((mark) => (
        <span key={mark} className="knowledge-mark">
          {mark}
        </span>
      ))}
    </>
  );
}
