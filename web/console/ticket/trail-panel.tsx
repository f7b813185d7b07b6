import { Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { clockKinds } from '../../../src/domain/vocabulary/ticket.ts';
import { useCityNames } from '../frame/city.ts';
import { useLanguage, useText } from '../frame/language.tsx';
import { quoteTexts, textOfEvent } from './event-texts.ts';
import { wordLimit } from './event-words.ts';
import { LongText } from './long-text.tsx';
import { TicketFiles } from './ticket-files.tsx';
import { clockTexts, ticketTexts as texts } from './ticket-texts.ts';
import { useSentences } from './use-sentences.ts';
import type { HistoryEntry, TicketView } from './use-ticket.ts';

type TrailPanelProps = { readonly view: TicketView; readonly history: readonly HistoryEntry[] | undefined };

/** What happened, as sentences: who, when, what, why, and which limits it set off. */
export function TrailPanel({ view, history }: TrailPanelProps): ReactElement {
  const t = useText();
  const [latestFirst, setLatestFirst] = useState(true);
  const shown = latestFirst ? history?.toReversed() : history;
  return (
    <section className="ticket-trail" aria-labelledby="ticket-trail">
      <h2 id="ticket-trail">
        {t(texts.trail)}{' '}
        <button type="button" className="link small" onClick={() => setLatestFirst(!latestFirst)}>
          {t(latestFirst ? texts.latest : texts.oldest)}
        </button>
      </h2>
      {shown === undefined ? <Skeleton active /> : null}
      <ol>
        {shown?.map((entry) => (
          <li key={entry.version}>
            <Entry entry={entry} view={view} setsOff={history?.findLast(({ at }) => at === entry.at) === entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type EntryProps = {
  readonly entry: HistoryEntry;
  readonly view: TicketView;
  /** Whether the limits that began at its moment are told here: of several facts of one moment the last. */
  readonly setsOff: boolean;
};

function Entry({ entry, view, setsOff }: EntryProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const names = useCityNames();
  const sentences = useSentences();
  const quotes = (textOfEvent(entry.type)?.quotes ?? []).flatMap((field) => {
    const text = entry.data[field];
    return typeof text === 'string' && text !== '' ? [{ field, text }] : [];
  });
  const started = entry.at === null || !setsOff ? [] : view.clocks.filter(({ startedAt }) => startedAt === entry.at);
  return (
    <>
      <p className="entry-says">
        <span className="soft">{sentences.when(entry)}</span> {sentences.who(entry)} {sentences.what(entry)}
      </p>
      {quotes.map(({ field, text }) => (
        <div key={field} className="entry-quote">
          <span className="soft">{quoteTexts[field] === undefined ? field : t(quoteTexts[field])}</span>
          <LongText text={text} />
        </div>
      ))}
      <TicketFiles ticket={view.id} files={filesIn(entry)} />
      {started.map(({ id, kind, unit, limit, rule, dueAt }) => (
        <p key={id} className="soft small">
          {t(clockKinds[kind])}
          {unit === null ? '' : ` ${names.unit(unit)}`} · {t(clockTexts.rule, { rule, limit: wordLimit(limit, language) })} ·{' '}
          {t(clockTexts.due, { at: sentences.moment(dueAt) })}
        </p>
      ))}
    </>
  );
}

type NamedFile = { readonly id: string; readonly name: string };

/** Files that an event names, alone or in lists. */
function filesIn({ data }: HistoryEntry): readonly NamedFile[] {
  return ['files', 'proof', 'seal', 'redHeaderDocument', 'evidence'].flatMap((field) => {
    const value = data[field];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.filter(isFile);
  });
}

function isFile(value: unknown): value is NamedFile {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}
