import type { UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Labels } from '../../domain/vocabulary/label.ts';
import { listColumns } from '../../domain/vocabulary/list-columns.ts';
import { channels, privacies, requestKinds, urgencies } from '../../domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../domain/vocabulary/ticket.ts';
import type { WantedFilters } from '../lists/find-filters.ts';
import { localMinute, nameIn, type ExportWords } from './export-cell.ts';
import { nameOfShown } from './name-of-shown.ts';
import type { ExportedTickets } from './ports.ts';

const texts = {
  centre: { zh: '热线中心', en: 'Hotline centre' },
  by: { zh: '导出人：{who}（{unit}）', en: 'Exported by {who} ({unit})' },
  at: { zh: '导出时间：{at}', en: 'at {at}' },
  scope: { zh: '范围：{scope}', en: 'Scope: {scope}' },
  lines: { zh: '共 {lines} 件', en: '{lines} tickets' },
  id: { zh: '导出编号：{id}', en: 'Export {id}' },
  keep: { zh: '内部资料，请妥善保管', en: 'For official use; keep it safe' },
  days: { zh: '收到日期 {from} 至 {to}', en: 'Received {from} to {to}' },
  open: { zh: '不限', en: 'any' },
} as const satisfies Labels;

/** S-5: the line above every export that says whose it is, when and of what it was made, and how much it has. */
export function exportNote(
  about: {
    readonly who: string;
    readonly unit: UnitCode | null;
    readonly now: Instant;
    readonly shows: ExportedTickets;
    readonly lines: number;
    readonly id: string;
  },
  words: ExportWords,
): string {
  const { profile, language, timeZone } = words;
  const unit = nameIn(profile.units, about.unit, language) ?? texts.centre[language];
  const scope = [nameOfShown(about.shows, language), ...wordFilters(about.shows.filters, words)].join(language === 'zh' ? '，' : ', ');
  return [
    fill(texts.by[language], { who: about.who, unit }),
    fill(texts.at[language], { at: localMinute(about.now, timeZone) }),
    fill(texts.scope[language], { scope }),
    fill(texts.lines[language], { lines: String(about.lines) }),
    fill(texts.id[language], { id: about.id }),
    texts.keep[language],
  ].join(language === 'zh' ? '｜' : ' | ');
}

/** What a list was narrowed to, in words. */
function wordFilters(filters: WantedFilters, { profile, language }: ExportWords): readonly string[] {
  const colon = language === 'zh' ? '：' : ': ';
  const some = (column: keyof typeof listColumns, codes: readonly string[] | undefined, labels: Labels): readonly string[] =>
    codes === undefined
      ? []
      : [`${listColumns[column][language]}${colon}${codes.map((code) => labels[code]?.[language] ?? code).join('/')}`];
  const one = (column: keyof typeof listColumns, name: string | null): readonly string[] =>
    name === null ? [] : [`${listColumns[column][language]}${colon}${name}`];
  const { from, to } = filters;
  return [
    ...some('state', filters.state, ticketStates),
    ...some('kind', filters.kind, requestKinds),
    ...some('urgency', filters.urgency, urgencies),
    ...some('privacy', filters.privacy, privacies),
    ...some('channel', filters.channel, channels),
    ...one('classCode', nameIn(profile.classes, filters.class ?? null, language)),
    ...one('area', nameIn(profile.areas, filters.area ?? null, language)),
    ...one('unit', nameIn(profile.units, filters.unit ?? null, language)),
    ...some('light', filters.light === undefined ? undefined : [filters.light], lights),
    ...(from === undefined && to === undefined
      ? []
      : [fill(texts.days[language], { from: from ?? texts.open[language], to: to ?? texts.open[language] })]),
  ];
}

function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => params[name] ?? '');
}
