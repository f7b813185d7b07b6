import { useMemo } from 'react';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { currentInstant, wordMoment } from '../../kit/working-time.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { useLanguage } from '../frame/language.tsx';
import { wordEvent } from './event-words.ts';
import { eventWords as texts } from './ticket-texts.ts';
import type { HistoryEntry } from './use-ticket.ts';

/** Words a ticket's history: who, when, what. */
export type Sentences = {
  who(entry: HistoryEntry): string;
  when(entry: HistoryEntry): string;
  what(entry: HistoryEntry): string;
  /** Somebody of the staff: the unit, and the name where it is known. */
  actor(by: HistoryEntry['by']): string;
  /** A moment in the city's zone. */
  moment(at: Instant | string): string;
};

/** What nobody of the staff did, the caller did, or the system. */
function isOfCaller(type: string, data: HistoryEntry['data']): boolean {
  if (type === 'redoOrdered') return data['ground'] !== 'centre';
  if (type === 'followUpEnded') return data['rating'] !== null;
  return type === 'requestReceived' || type === 'privacyProtected' || type === 'statementAdded';
}

/** The words in the language of the page and the zone of the city. */
export function useSentences(): Sentences {
  const { language } = useLanguage();
  const names = useCityNames();
  const timeZone = useCity()?.timeZone ?? 'UTC';
  return useMemo(() => {
    const moment = (at: Instant | string): string => wordMoment(timeZone, currentInstant(), at as Instant, language);
    const actor: Sentences['actor'] = (by) => {
      const unit = by.unit === null ? texts.centre[language] : names.unit(by.unit);
      const person = names.person(by.user);
      // An account that was removed, or never was here, has no name.
      return by.user === null || person === by.user ? unit : by.unit === null ? person : `${unit} ${person}`;
    };
    return {
      moment,
      when: ({ at }) => (at === null ? '' : moment(at)),
      what: ({ type, data }) => wordEvent(type, data, { language, names, moment }),
      actor,
      who: ({ by, type, data }) =>
        by.user === null && by.unit === null ? (isOfCaller(type, data) ? texts.caller : texts.system)[language] : actor(by),
    };
  }, [language, names, timeZone]);
}
