import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { useText } from '../frame/language.tsx';
import { hasRole, useSession } from '../frame/session.ts';
import { MOST_AT_ONCE } from './bulk-dispatch.tsx';
import { bulkTexts, listTexts as texts } from './list-texts.ts';

type SelectionBarProps = {
  readonly count: number;
  readonly list: WorkList | null;
  readonly onDispatch: () => void;
  readonly onClear: () => void;
};

/** What can be done with all tickets that are chosen. */
export function SelectionBar({ count, list, onDispatch, onClear }: SelectionBarProps): ReactElement {
  const t = useText();
  const session = useSession();
  const mayDispatch = hasRole(session, 'dispatcher') && (list === 'toDispatch' || list === 'open' || list === null);
  return (
    <div className="selection-bar">
      <output>{t(texts.selected, { count })}</output>
      {mayDispatch ? (
        <Button type="primary" size="small" disabled={count > MOST_AT_ONCE} onClick={onDispatch}>
          {t(bulkTexts.dispatch)}
        </Button>
      ) : null}
      {mayDispatch && count > MOST_AT_ONCE ? <span className="soft">{t(bulkTexts.tooMany, { max: MOST_AT_ONCE })}</span> : null}
      <Button size="small" onClick={onClear}>
        {t(texts.unselect)}
      </Button>
    </div>
  );
}
