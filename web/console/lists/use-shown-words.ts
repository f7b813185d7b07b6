import type { Label, Labels } from '../../../src/domain/vocabulary/label.ts';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { workLists } from '../../../src/domain/vocabulary/work-lists.ts';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { listTexts } from './list-texts.ts';
import type { Shown } from './shown.ts';

/** Words a list with its conditions in one line: "待派单 · 投诉、求助 · 红灯 · 离石区". */
export function useShownWords(): (shown: Pick<Shown, 'list' | 'filters'>) => string {
  const t = useText();
  const names = useCityNames();
  return ({ list, filters }) => {
    const some = (codes: readonly string[] | undefined, table: Labels): string[] => {
      const labels = codes?.flatMap((code): Label[] => (table[code] === undefined ? [] : [table[code]])) ?? [];
      return labels.length === 0 ? [] : [labels.map((label) => t(label)).join('/')];
    };
    const { from, to } = filters;
    return [
      list === null ? t(listTexts.allTickets) : t(workLists[list]),
      ...some(filters.light === undefined ? undefined : [filters.light], lights),
      ...some(filters.state, ticketStates),
      ...some(filters.kind, requestKinds),
      ...some(filters.urgency, urgencies),
      ...some(filters.privacy, privacies),
      ...some(filters.channel, channels),
      ...(filters.class === undefined ? [] : [names.classOf(filters.class)]),
      ...(filters.area === undefined ? [] : [names.area(filters.area)]),
      ...(filters.unit === undefined ? [] : [names.unit(filters.unit)]),
      ...(from === undefined && to === undefined ? [] : [`${from ?? ''} – ${to ?? ''}`]),
    ].join(' · ');
  };
}
