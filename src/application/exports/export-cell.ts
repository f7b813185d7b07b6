import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { ListColumn } from '../../domain/vocabulary/list-columns.ts';
import { channels, privacies, requestKinds, urgencies } from '../../domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../domain/vocabulary/ticket.ts';
import type { TicketLine } from '../lists/ticket-line.ts';
import type { TableCell } from '../tables/ports.ts';

/** What turns codes into words. */
export type ExportWords = {
  readonly profile: Pick<ProfileIndex, 'units' | 'areas' | 'classes'>;
  readonly language: 'zh' | 'en';
  readonly timeZone: string;
};

const yes = { zh: '是', en: 'Yes' };

/** A cell of an export: codes as words, moments as local times to the minute. */
export function exportCell(line: TicketLine, column: ListColumn, words: ExportWords): TableCell {
  return cells[column](line, words);
}

const cells: Readonly<Record<ListColumn, (line: TicketLine, words: ExportWords) => TableCell>> = {
  number: ({ number }) => number,
  title: ({ title }) => title,
  light: ({ light }, { language }) => (light === null ? null : lights[light][language]),
  dueAt: ({ dueAt }, { timeZone }) => (dueAt === null ? null : localMinute(dueAt, timeZone)),
  state: ({ state }, { language }) => ticketStates[state][language],
  kind: ({ kind }, { language }) => requestKinds[kind][language],
  urgency: ({ urgency }, { language }) => urgencies[urgency][language],
  privacy: ({ privacy }, { language }) => privacies[privacy][language],
  channel: ({ channel }, { language }) => (channel === null ? null : channels[channel][language]),
  classCode: ({ classCode }, { profile, language }) => nameIn(profile.classes, classCode, language),
  area: ({ area }, { profile, language }) => nameIn(profile.areas, area, language),
  unit: ({ unit }, { profile, language }) => nameIn(profile.units, unit, language),
  level3Unit: ({ level3Unit }, { profile, language }) => nameIn(profile.units, level3Unit, language),
  receivedAt: ({ receivedAt, receivedOn }, { timeZone }) => (receivedAt === null ? receivedOn : localMinute(receivedAt, timeZone)),
  followers: ({ followers }) => followers,
  hops: ({ hops }) => hops,
  extensions: ({ extensions }) => extensions,
  round: ({ round }) => round,
  supervisionLevel: ({ supervisionLevel }) => supervisionLevel,
  longCycle: ({ longCycle }, { language }) => (longCycle ? yes[language] : null),
};

/** The name of a code, or the code itself where the profile does not know it any more. */
export function nameIn<Code extends AreaCode | ClassCode | UnitCode>(
  nodes: { get(code: Code): { readonly name: { readonly zh: string; readonly en: string } } | undefined },
  code: Code | null,
  language: 'zh' | 'en',
): string | null {
  return code === null ? null : (nodes.get(code)?.name[language] ?? code);
}

/** A moment on the clocks of a zone: `2026-03-02 09:10`. */
export function localMinute(at: Instant, timeZone: string): string {
  const wall = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
