import type { Instant } from '../../../src/domain/kernel/time.ts';
import {
  contactWays,
  exclusionReasons,
  finalAnswerGrounds,
  followUpOutcomes,
  followUpWays,
  redoGrounds,
  supervisionGrounds,
} from '../../../src/domain/vocabulary/handling.ts';
import type { Label, Labels } from '../../../src/domain/vocabulary/label.ts';
import { measureNames } from '../../../src/domain/vocabulary/measure.ts';
import { declineReasons, privacies, requestKinds, satisfactions, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { clockKinds } from '../../../src/domain/vocabulary/ticket.ts';
import type { Language } from '../../kit/language.ts';
import { wordLabel } from '../../kit/language.ts';
import type { CityNames } from '../frame/city.ts';
import { textOfEvent } from './event-texts.ts';
import { eventWords as texts } from './ticket-texts.ts';
import type { RatingThing } from './ticket-things.ts';

/** What wording an event takes. */
export type WordingOf = {
  readonly language: Language;
  readonly names: Pick<CityNames, 'unit' | 'area' | 'classPath'>;
  readonly moment: (at: Instant) => string;
};

type Data = Readonly<Record<string, unknown>>;
type Wording = (value: unknown, wording: WordingOf) => string;

const plain: Wording = (value) => String(value);
const unit: Wording = (value, { names }) => names.unit(String(value));
const moment: Wording = (value, wording) => wording.moment(value as Instant);

function coded(table: Labels): Wording {
  return (value, { language }) => table[String(value)]?.[language] ?? String(value);
}

/** How the braces of sentences are filled: from which field of the data, and in which words. A name not listed is its own field, as it is. */
const params: Readonly<Record<string, readonly [field: string, wording: Wording]>> = {
  kind: ['kind', coded(requestKinds)],
  urgency: ['urgency', coded(urgencies)],
  privacy: ['privacy', coded(privacies)],
  classCode: ['classCode', (value, { names }) => names.classPath(String(value))],
  area: ['area', (value, { names }) => names.area(String(value))],
  declineReason: ['reason', coded(declineReasons)],
  lead: ['lead', unit],
  unit: ['unit', unit],
  suggestedUnit: ['suggestedUnit', unit],
  receiver: ['receiver', unit],
  withSupports: [
    'supports',
    (value, wording) => {
      const supports = value as readonly unknown[];
      return supports.length === 0
        ? ''
        : wordLabel(texts.withSupports, wording.language, { supports: listed(supports, (one) => unit(one, wording), wording) });
    },
  ],
  limit: ['limit', (value, wording) => wordLimit(value as LimitThing, wording.language)],
  suggestions: [
    'suggestions',
    (value, wording) => listed(value as readonly { unit: string }[], (one) => wording.names.unit(one.unit), wording),
  ],
  contactWay: ['way', coded(contactWays)],
  followUpWay: ['way', coded(followUpWays)],
  contactedAt: ['contactedAt', moment],
  nextReportAt: ['nextReportAt', moment],
  nextTryAt: ['nextTryAt', moment],
  concludedAt: ['concludedAt', moment],
  // The id of a clock begins with its kind.
  clockName: ['clock', (value, wording) => coded(clockKinds)(String(value).split(':')[0], wording)],
  finalGround: ['ground', coded(finalAnswerGrounds)],
  redoGround: ['ground', coded(redoGrounds)],
  sheetGround: ['ground', coded(supervisionGrounds)],
  measure: ['measure', coded(measureNames)],
  exclusionReason: ['reason', coded(exclusionReasons)],
  outcome: ['outcome', coded(followUpOutcomes)],
  rating: ['rating', (value, { language }) => wordRating(value as RatingThing, language)],
  channelName: ['channel', plain],
};

/** What stands where a field is null. */
const withoutValue: Readonly<Record<string, Label>> = { receiver: texts.centre, area: texts.unsettled, classCode: texts.unsettled };

/** What an event says, in words; its type alone where this edition of the page does not know it. */
export function wordEvent(type: string, data: Data, wording: WordingOf): string {
  const text = textOfEvent(type);
  if (text === undefined) return type;
  const says = text.or?.find(({ when }) => when(data))?.says ?? text.says;
  return says[wording.language].replaceAll(/\{(\w+)\}/gu, (_braces, name: string) => {
    const [field, word] = params[name] ?? [name, plain];
    const value = data[field];
    if (value === null || value === undefined) return withoutValue[name]?.[wording.language] ?? '—';
    return word(value, wording);
  });
}

/** A span that a rule allows. */
export type LimitThing = { readonly unit: 'workday' | 'minute' | 'hour' | 'calendarDay'; readonly amount: number };

const oneOf = { workday: texts.oneWorkday, minute: texts.oneMinute, hour: texts.oneHour, calendarDay: texts.oneCalendarDay } as const;

/** "5 个工作日". */
export function wordLimit({ unit: of, amount }: LimitThing, language: Language): string {
  return wordLabel(amount === 1 ? oneOf[of] : texts[of], language, { amount });
}

/** The caller's word in one line. */
export function wordRating({ resolved, satisfaction, contactedByUnit, leftOpen }: RatingThing, language: Language): string {
  const parts = [
    resolved === null ? null : (resolved ? texts.resolved : texts.unresolved)[language],
    satisfaction === null ? null : ((satisfactions as Labels)[String(satisfaction)]?.[language] ?? null),
    contactedByUnit === false ? texts.notContacted[language] : null,
    leftOpen,
  ];
  return parts.filter((part) => part !== null && part !== '').join(language === 'zh' ? '，' : ', ');
}

function listed<Item>(items: readonly Item[], word: (item: Item) => string, { language }: WordingOf): string {
  return items.length === 0 ? texts.none[language] : items.map(word).join(language === 'zh' ? '、' : ', ');
}
