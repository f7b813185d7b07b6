import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { knowledgeList } from '../../../src/contract/knowledge.ts';
import { api } from '../frame/api.ts';
import { useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { hasRole, useSession } from '../frame/session.ts';
import { Marks, type Entry } from './entry-marks.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryView } from './entry-view.tsx';
import './knowledge.css';
import { knowledgeShows, knowledgeTexts as texts } from './knowledge-texts.ts';

type Show = keyof typeof knowledgeShows;
type Open = { readonly mode: 'read' | 'edit'; readonly id: string } | { readonly mode: 'new' } | null;

/** the answers that are given on the telephone: found, read, kept in order. */
export function KnowledgePage(): ReactElement {
  const t = useText();
  const session = useSession();
  const queries = useQueryClient();
  const [query, setQuery] = useState('');
  const [show, setShow] = useState<Show>(shownFirst);
  const [open, setOpen] = useState<Open>(null);
  const keeps = hasRole(session, 'knowledgeEditor', 'dispatcher', 'qualityChecker');
  const { data, error, refetch } = useQuery({
    queryKey: ['knowledge', query.trim(), show],
    placeholderData: keepPreviousData,
    queryFn: async () => await api.get<Static<typeof knowledgeList>>('/knowledge', { q: query.trim(), show, limit: 200 }),
  });
  const shown = open === null || open.mode === 'new' ? undefined : data?.items.find(({ id }) => id === open.id);
  const saved = (entry: Entry): void => {
    void queries.invalidateQueries({ queryKey: ['knowledge'] });
    void queries.invalidateQueries({ queryKey: ['knowledge-changes', entry.id] });
    setOpen({ mode: 'read', id: entry.id });
  };
  return (
    <div className="knowledge">
      <section className="page knowledge-list" aria-labelledby="knowledge-title">
        <header>
          <h1 id="knowledge-title">{t(texts.title)}</h1>
          {keeps ? <Button onClick={() => setOpen({ mode: 'new' })}>{t(texts.write)}</Button> : null}
        </header>
        <Input
          type="search"
          allowClear
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          maxLength={200}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Radio.Group
          aria-label={t(texts.show)}
          value={show}
          onChange={(event) => setShow(event.target.value as Show)}
          options={(Object.keys(knowledgeShows) as Show[]).map((code) => ({ value: code, label: t(knowledgeShows[code]) }))}
        />
        {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null ? <Skeleton active /> : null}
        {data?.items.length === 0 ? <p className="soft">{t(texts.none)}</p> : null}
        <ul>
          {data?.items.map((entry) => (
            <Line key={entry.id} entry={entry} isOpen={entry.id === shown?.id} onOpen={() => setOpen({ mode: 'read', id: entry.id })} />
          ))}
        </ul>
      </section>
      <section className="page knowledge-entry" aria-live="polite">
        <OpenEntry open={open} entry={shown} keeps={keeps} onOpen={setOpen} onSaved={saved} />
      </section>
    </div>
  );
}

/** What the address asks for: the home page leads to one of the lists. */
function shownFirst(): Show {
  const asked = new URLSearchParams(location.search).get('show') ?? '';
  return asked in knowledgeShows ? (asked as Show) : 'living';
}

/** The right half: the entry that is open, as it is or as a form. */
function OpenEntry({
  open,
  entry,
  keeps,
  onOpen,
  onSaved,
}: {
  readonly open: Open;
  readonly entry: Entry | undefined;
  readonly keeps: boolean;
  readonly onOpen: (open: Open) => void;
  readonly onSaved: (entry: Entry) => void;
}): ReactElement {
  const t = useText();
  if (open?.mode === 'new') return <EntryForm entry={null} onSaved={onSaved} onCancel={() => onOpen(null)} />;
  if (open === null || entry === undefined) return <p className="soft">{t(texts.choose)}</p>;
  const { id, version } = entry;
  if (open.mode === 'read') {
    return <EntryView key={id} entry={entry} keeps={keeps} onEdit={() => onOpen({ mode: 'edit', id })} onRetired={onSaved} />;
  }
  return <EntryForm key={`${id} ${String(version)}`} entry={entry} onSaved={onSaved} onCancel={() => onOpen({ mode: 'read', id })} />;
}

function Line({ entry, isOpen, onOpen }: { readonly entry: Entry; readonly isOpen: boolean; readonly onOpen: () => void }): ReactElement {
  const names = useCityNames();
  return (
    <li>
      <button type="button" className="knowledge-line" aria-current={isOpen} onClick={onOpen}>
        <span>{entry.title}</span> <Marks entry={entry} />
        <span className="soft knowledge-about">
          {names.classOf(entry.classCode)} · {names.unit(entry.unit)}
        </span>
      </button>
    </li>
  );
}
