import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useMemo, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { useSession } from '../frame/session.ts';
import { listTexts as texts } from './list-texts.ts';
import type { Place } from './shown.ts';
import { TicketsView } from './tickets-view.tsx';

/** A work list. */
export function ListPage(): ReactElement {
  const t = useText();
  const { lists } = useSession();
  const named = useParams({ strict: false, select: (params: { readonly list?: string }) => params.list });
  const list = lists.find((each) => each === named);
  const place = useMemo<Place | undefined>(() => list && { list, search: false }, [list]);
  if (place === undefined) {
    return (
      <div className="page">
        <Alert type="warning" showIcon title={t(texts.noSuchList)} />
      </div>
    );
  }
  return <TicketsView key={place.list} place={place} />;
}
