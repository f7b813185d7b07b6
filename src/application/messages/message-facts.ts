import type { CityId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { mayNameEnd, type Notice, type Step } from '../../domain/ticket/notices.ts';
import { urgencies } from '../../domain/vocabulary/request.ts';
import { clockKinds } from '../../domain/vocabulary/ticket.ts';
import type { QueryCodes } from '../ports.ts';
import { fillText, type Facts } from './fill-text.ts';

/** What the facts of a message come from. */
export type FactSources = {
  readonly city: CityId;
  readonly profile: ProfileIndex;
  readonly codes: Pick<QueryCodes, 'codeFor'>;
  /** Where callers reach this installation, without a slash at its end; null when nobody has said. */
  readonly publicUrl: string | null;
  /** Of a caller's own request: false for one that another system took in, which has no code. */
  readonly hasCode: boolean;
  /** True where the caller's own ticket or the one that answers it is protected now, also when it was not yet then. */
  readonly isProtected: boolean;
};

/** Characters of a decision or an answer in a message; the rest is on the progress page. */
export const MOST_WORDS = 120;
const MOST_OF_WAY = 50;

const dateForm = { zh: '{month}月{day}日{time}', en: '{day}/{month} {time}' } as const;
const centre = { zh: '热线中心', en: 'the hotline centre' } as const;

/** What a message about one step of a ticket's life may say to its receiver, by placeholder. */
export function messageFacts(notice: Notice, step: Step, sources: FactSources): Facts {
  return notice.to.kind === 'request' ? callerFacts(notice, notice.to.request, step, sources) : staffFacts(notice, step, sources);
}

/** Where a caller sees the progress. Number and code stand behind the `#`: they reach no server and no log on the way. */
export function progressUrl(publicUrl: string, number: string, code: string): string {
  return `${publicUrl}/progress#${number}.${code}`;
}

function callerFacts(notice: Notice, request: RequestId, { event, after }: Step, sources: FactSources): Facts {
  const { city, profile, codes, publicUrl, hasCode, isProtected } = sources;
  const language = languageOf(profile);
  const number = after.followers.find((follower) => follower.request === request)?.number ?? after.number;
  const code = hasCode ? codes.codeFor(city, request as string as TicketId) : null;
  return {
    city: profile.profile.name[language],
    number,
    code,
    url: code === null || publicUrl === null ? null : progressUrl(publicUrl, number, code),
    deadline: notice.clock === null ? null : localTime(profile, notice.clock.deadline.at),
    unit: isProtected || after.dispatch === null ? null : unitName(profile, after.dispatch.lead),
    reason: isProtected ? null : wordsFor(event),
  };
}

function staffFacts(notice: Notice, { event, after }: Step, { profile, isProtected }: FactSources): Facts {
  const language = languageOf(profile);
  const { clock, to } = notice;
  const named = to.kind === 'unit' ? to.unit : event.type === 'sheetIssued' ? event.data.receiver : null;
  return {
    city: profile.profile.name[language],
    number: after.number,
    unit: named === null ? centre[language] : unitName(profile, named),
    class: after.classCode === null ? null : (profile.classes.get(after.classCode)?.name[language] ?? null),
    urgent: after.urgency === 'urgent' ? urgencies.urgent[language] : null,
    deadline: clock !== null && mayNameEnd(notice, isProtected) ? localTime(profile, clock.deadline.at) : null,
    limit: clock === null ? null : clockKinds[clock.kind][language],
    level: event.type === 'sheetIssued' ? String(event.data.level) : null,
    // Reasons are written by people who know the caller.
    reason: isProtected ? null : reasonOf(event),
  };
}

/** What was said to the caller, in the words of who said it. */
function wordsFor(event: Step['event']): string | null {
  switch (event.type) {
    case 'requestDeclined': {
      // the lawful way is what the caller needs most.
      const way = shortened(event.data.lawfulWay ?? '', MOST_OF_WAY);
      return [shortened(event.data.textForCaller, MOST_WORDS - 1 - MOST_OF_WAY), way].join(' ').trim();
    }
    case 'emergencyHandedOver':
      return shortened(event.data.textForCaller);
    case 'firstAnswerRecorded':
      return shortened(event.data.text);
    default:
      return null;
  }
}

function reasonOf(event: Step['event']): string | null {
  switch (event.type) {
    case 'sendBackApproved':
    case 'sendBackRefused':
    case 'answerRejected':
    case 'finalAnswerRefused':
      return shortened(event.data.reason);
    default:
      return null;
  }
}

function shortened(text: string, most = MOST_WORDS): string {
  const letters = Array.from(text.trim());
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}

function unitName(profile: ProfileIndex, unit: Parameters<ProfileIndex['childUnits']>[0]): string {
  return profile.units.get(unit)?.name[languageOf(profile)] ?? unit;
}

function languageOf({ profile }: ProfileIndex): 'zh' | 'en' {
  return profile.messages?.language ?? 'zh';
}

function localTime(profile: ProfileIndex, at: Instant): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(profile.profile.calendar.timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return fillText(dateForm[languageOf(profile)], { month: String(local.month), day: String(local.day), time });
}
