import { Segmented } from 'antd';
import { useState, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { hasRole, useSession } from '../frame/session.ts';
import './lists.css';
import { searchTexts as texts } from './list-texts.ts';
import { PhoneSearch } from './phone-search.tsx';
import { WordSearch } from './word-search.tsx';

/** Looking for tickets by words; for those who may, also by digits of a caller's number. */
export function SearchPage(): ReactElement {
  const t = useText();
  const session = useSession();
  const [by, setBy] = useState<'words' | 'phone'>('words');
  // S-5: who may reveal callers in the centre may look for them; the server decides.
  const mayByPhone = hasRole(session, 'agent', 'dispatcher', 'followUpOfficer', 'qualityChecker', 'supervisor');
  return (
    <div className="page search-page">
      <header className="search-head">
        <h1>{t(texts.title)}</h1>
        {mayByPhone ? (
          <Segmented
            size="small"
            value={by}
            onChange={setBy}
            options={[
              { value: 'words' as const, label: t(texts.byWords) },
              { value: 'phone' as const, label: t(texts.byPhone) },
            ]}
          />
        ) : null}
      </header>
      {by === 'words' ? <WordSearch /> : <PhoneSearch />}
    </div>
  );
}
