import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { memo, type ReactElement } from 'react';
import { workLists } from '../../../src/domain/vocabulary/work-lists.ts';
import { useText } from '../frame/language.tsx';
import { useListCounts } from '../frame/list-counts.ts';
import { useSession } from '../frame/session.ts';
import { listTexts as texts } from './list-texts.ts';
import type { Place } from './shown.ts';

const ALL = 'all';

/** The name of the list, which is also the way to another one, and how much is in it. */
export const ListHeading = memo(function ListHeading({ place: { list } }: { readonly place: Place }): ReactElement {
  const t = useText();
  const navigate = useNavigate();
  const { lists } = useSession();
  const counts = useListCounts();
  const count = list === null ? undefined : counts?.get(list);
  const name = list === null ? t(texts.allTickets) : t(workLists[list]);
  const options = lists.map((each) => ({ value: each as string, label: `${t(workLists[each])}　${counts?.get(each)?.total ?? ''}` }));
  return (
    <div className="list-heading">
      <h1 className="visually-hidden">{name}</h1>
      <Select
        variant="borderless"
        className="list-switch"
        aria-label={t(texts.chooseList)}
        popupMatchSelectWidth={240}
        showSearch={{ optionFilterProp: 'label' }}
        value={list ?? ALL}
        labelRender={() => name}
        options={[{ value: ALL, label: t(texts.allTickets) }, ...options]}
        onChange={(value) => void navigate({ to: value === ALL ? '/tickets' : `/lists/${value}` })}
      />
      {count === undefined ? null : (
        <span className="list-counts">
          <span>{t(texts.total, { count: count.total })}</span>
          {count.overdue === 0 || list === 'overdue' ? null : (
            <Link className="light light-red" to={`/lists/${list ?? ''}?light=red`}>
              {t(texts.overdueCount, { count: count.overdue })}
            </Link>
          )}
          {count.due === 0 || list === 'due' ? null : (
            <Link className="light light-yellow" to={`/lists/${list ?? ''}?light=yellow`}>
              {t(texts.dueCount, { count: count.due })}
            </Link>
          )}
        </span>
      )}
    </div>
  );
});
