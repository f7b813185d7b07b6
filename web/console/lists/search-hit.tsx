import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Static } from 'typebox';
import type { searchPage } from '../../../src/contract/search.ts';
import { requestKinds } from '../../../src/domain/vocabulary/request.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { wordDay, dayIn } from '../../kit/working-time.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Countdown, useNow } from '../frame/countdown.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { matchFieldTexts } from './list-texts.ts';

/** A ticket that a search found, with the places of its words. */
export type Hit = Required<Static<typeof searchPage>['items'][number]>;
type Match = Hit['matches'][number];

/** A ticket that was found: what it is about, and the words where they stand. */
export function SearchHit({
  hit,
  children,
}: {
  readonly hit: Omit<Hit, 'matches'> & { readonly matches?: readonly Match[] };
  readonly children?: ReactNode;
}): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const names = useCityNames();
  const now = useNow();
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  const number = hit.matches?.find(({ field }) => field === 'number');
  const about = [
    t(ticketStates[hit.state]),
    t(requestKinds[hit.kind]),
    ...(hit.classCode === null ? [] : [names.classPath(hit.classCode)]),
    ...(hit.area === null ? [] : [names.area(hit.area)]),
    ...(hit.unit === null ? [] : [names.unit(hit.unit)]),
    wordDay(dayIn(timeZone, now), hit.receivedOn, language),
  ];
  return (
    <li className="hit">
      <div className="hit-head">
        <Link to={`/tickets/${hit.ticket}`} className="hit-title">
          {hit.title}
        </Link>
        <Countdown dueAt={hit.dueAt} light={hit.light} />
      </div>
      {hit.matches
        ?.filter(({ field }) => field !== 'number')
        .map((match) => (
          <p key={match.field} className="hit-match">
            <span className="soft">{t(matchFieldTexts[match.field])}　</span>
            <Marked match={match} />
          </p>
        ))}
      {children}
      <p className="soft hit-about">
        {number === undefined ? hit.number : <Marked match={number} />} · {about.join(' · ')}
      </p>
    </li>
  );
}

/** An excerpt with the words of the search marked. */
function Marked({ match }: { readonly match: Match }): ReactElement {
  const { text, ranges, before, after } = match;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from = 0, to = 0] of ranges) {
    parts.push(text.slice(end, from), <mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  return (
    <span>
      {before ? '…' : ''}
      {parts}
      {text.slice(end)}
      {after ? '…' : ''}
    </span>
  );
}
