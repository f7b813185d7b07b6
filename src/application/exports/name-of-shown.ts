import { workLists } from '../../domain/vocabulary/work-lists.ts';
import type { ExportedTickets } from './ports.ts';

const allTickets = { zh: '全部工单', en: 'All tickets' };

/** The name of the list that is exported. */
export function nameOfShown({ list }: Pick<ExportedTickets, 'list'>, language: 'zh' | 'en'): string {
  return (list === null ? allTickets : workLists[list])[language];
}
