import type { ReactNode } from 'react';
import type { WorkCalendar } from '../../../src/domain/calendar/types.ts';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { ListColumn } from '../../../src/domain/vocabulary/list-columns.ts';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import type { Language } from '../../kit/language.ts';
import { dayIn, wordDay, wordMoment } from '../../kit/working-time.ts';
import type { CityNames } from '../frame/city.ts';
import { CountdownAt } from '../frame/countdown.tsx';
import type { Line } from './lines.ts';
import { listTexts as texts } from './list-texts.ts';

/** What cells need to say what they say. */
export type CellWords = {
  readonly t: (label: Label, params?: Readonly<Record<string, string | number>>) => string;
  readonly names: CityNames;
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Instant;
  /** Undefined while it loads. */
  readonly calendar: WorkCalendar | undefined;
};

/** How a column is set: its width in pixels (the title takes what is left), in English where its words are longer, and what its cells say. */
type ColumnLook = {
  readonly width: number;
  readonly englishWidth?: number;
  readonly isNumber?: boolean;
  readonly cell: (line: Line, words: CellWords) => ReactNode;
};

const count = (width: number, value: (line: Line) => number): ColumnLook => ({
  width,
  isNumber: true,
  cell: (line) => (value(line) === 0 ? '' : value(line)),
});

/** Every column of lists of tickets. */
export const columnLooks: Readonly<Record<ListColumn, ColumnLook>> = {
  number: { width: 168, cell: ({ number }) => number },
  title: { width: 200, cell: ({ title }) => title },
  light: {
    width: 84,
    cell: ({ light }, { t }) => (light === null ? '' : <span className={`light light-${light}`}>{t(lights[light])}</span>),
  },
  dueAt: { width: 232, englishWidth: 276, cell: dueCell },
  state: { width: 104, cell: ({ state }, { t }) => t(ticketStates[state]) },
  kind: { width: 84, cell: ({ kind }, { t }) => t(requestKinds[kind]) },
  urgency: { width: 84, cell: ({ urgency }, { t }) => (urgency === 'urgent' ? <b>{t(urgencies.urgent)}</b> : t(urgencies[urgency])) },
  privacy: { width: 84, cell: ({ privacy }, { t }) => t(privacies[privacy]) },
  channel: { width: 104, cell: ({ channel }, { t }) => (channel === null ? '—' : t(channels[channel])) },
  classCode: { width: 144, cell: ({ classCode }, { names }) => names.classOf(classCode) },
  area: { width: 84, cell: ({ area }, { names }) => names.area(area) },
  unit: { width: 176, cell: ({ unit }, { names }) => names.unit(unit) },
  level3Unit: { width: 200, cell: ({ level3Unit }, { names }) => names.unit(level3Unit) },
  receivedAt: {
    width: 144,
    cell: ({ receivedAt, receivedOn }, { timeZone, now, language }) =>
      receivedAt === null ? wordDay(dayIn(timeZone, now), receivedOn, language) : wordMoment(timeZone, now, receivedAt, language),
  },
  followers: { width: 84, isNumber: true, cell: ({ followers }) => followers },
  hops: count(84, ({ hops }) => hops),
  extensions: count(84, ({ extensions }) => extensions),
  round: { width: 84, isNumber: true, cell: ({ round }) => round },
  supervisionLevel: {
    width: 96,
    cell: ({ supervisionLevel }, { t }) => (supervisionLevel === 0 ? '' : t(texts.supervisionLevel, { level: supervisionLevel })),
  },
  longCycle: { width: 84, cell: ({ longCycle }, { t }) => (longCycle ? t(texts.yes) : '') },
};

/** Until when, and how much time is left. */
export function dueCell({ dueAt, light }: Line, { calendar, now }: CellWords): ReactNode {
  return calendar === undefined ? null : <CountdownAt {...{ dueAt, light, calendar, now }} full />;
}

/** The width of a column in pixels. */
export function widthOf(column: ListColumn, language: Language): number {
  const { width, englishWidth = width } = columnLooks[column];
  return language === 'en' ? englishWidth : width;
}
