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
  /** A moment in the city's zone. */
  moment(at: Instant | string): string;
};

/** The words in the language of the page and the zone of the city. */
export function useSentences(): Sentences {
  const { language } = useLanguage();
  const names = useCityNames();
  const timeZone = useCity()?.timeZone ?? 'UTC';
  return useMemo(() => {
    const moment = (at: Instant | string): string => wordMoment(timeZone, currentInstant(), at as Instant, language);
    return {
      moment,
      when: ({ at }) => (at === null ? '' : moment(at)),
      what: ({ type, data }) => wordEvent(type, data, { language, names, moment }),
      who: ({ by, data }) => {
        const unit = by.unit === null ? '' : names.unit(by.unit);
        if (by.user !== null) return [unit, names.person(by.user)].filter((part) => part !== '').join(' ');
        if (unit !== '') return unit;
        return (data['fromCaller'] === true ? texts.caller : texts.system)[language];
      },
    };
  }, [language, names, timeZone]);
}
