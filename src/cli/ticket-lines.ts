import type { CityRules } from '../application/ports.ts';
import type { CallerView, ClockView, TicketView } from '../domain/access/view-ticket.ts';
import type { UnitCode } from '../domain/kernel/ids.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { lightOf } from '../domain/loop/clock.ts';
import type { ClockOutcome } from '../domain/loop/clock.ts';
import type { Name } from '../domain/profile/types.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { channels, privacies, requestKinds, urgencies } from '../domain/vocabulary/request.ts';
import { supervisionGrounds } from '../domain/vocabulary/handling.ts';
import { clockKinds, lights, ticketStates } from '../domain/vocabulary/ticket.ts';
import { bilingual } from './bilingual.ts';
import { displayWidth, padDisplay } from './display-width.ts';
import { localMinute, localTime } from './local-time.ts';

const LABEL_COLUMNS = 18;
const CLOCK_COLUMNS = 31;

const words = {
  state: { zh: '状态', en: 'State' },
  class: { zh: '事项', en: 'Class' },
  area: { zh: '区域', en: 'Area' },
  place: { zh: '地点', en: 'Place' },
  entered: { zh: '进入', en: 'Entered' },
  caller: { zh: '诉求人', en: 'Caller' },
  lead: { zh: '主办', en: 'Lead' },
  support: { zh: '协办', en: 'Support' },
  level3: { zh: '下级单位', en: 'Level 3' },
  basis: { zh: '依据', en: 'Basis' },
  sheet: { zh: '督办单', en: 'Sheet' },
  answer: { zh: '公开答复', en: 'Answer' },
  masked: { zh: '部分文字已隐去', en: 'some wording is masked' },
  provisional: { zh: '暂定', en: 'provisional' },
  open: { zh: '未办结', en: 'open' },
  done: { zh: '已办结', en: 'closed' },
} as const satisfies Readonly<Record<string, Label>>;

const outcomes: Readonly<Record<ClockOutcome, Label>> = {
  met: { zh: '按时', en: 'in time' },
  missed: { zh: '超时', en: 'late' },
  cancelled: { zh: '不再计', en: 'no longer counts' },
};

const hiddenCallers: Readonly<Record<NonNullable<CallerView['hidden']>, Label>> = {
  confidential: { zh: '保密，不向单位显示', en: 'confidential, not shown to units' },
  anonymous: { zh: '匿名', en: 'anonymous' },
};

/** What a person reads of a ticket on an 80-column terminal: local time, names with their codes, lights and what is left of each limit. */
export function ticketLines(view: TicketView, rules: CityRules, now: Instant): readonly string[] {
  const { calendar, profile } = rules;
  const at = (instant: Instant): string => localTime(instant, calendar.timeZone);
  const unit = (code: UnitCode): string => named(profile.units.get(code)?.name, code);
  const { number, version, state, subject, text, callers, clocks, dispatch, level3, answer, sheets, place } = view;
  const classPath = view.classCode === null ? [] : profile.classPath(view.classCode).map((node) => node.name.zh);
  const kinds = [requestKinds[view.kind], urgencies[view.urgency], privacies[view.privacy]].map(bilingual);
  const lines = [
    number,
    row(words.state, `${bilingual(ticketStates[state])}  v${String(version)}`),
    row('', [...kinds, ...(view.channel === null ? [] : [bilingual(channels[view.channel])])].join(' · ')),
    row(words.entered, view.enteredAt === null ? view.enteredOn : at(view.enteredAt)),
    ...optional(words.class, view.classCode === null ? null : `${classPath.join(' / ')} [${view.classCode}]`),
    ...optional(words.area, view.area === null ? null : named(profile.areas.get(view.area)?.name, view.area)),
    ...optional(words.place, place?.text ?? null),
    ...callers.map((caller) => row(words.caller, callerText(caller))),
    ...(dispatch === null ? [] : [row(words.lead, unit(dispatch.lead))]),
    ...(dispatch?.supports ?? []).map((support) => row(words.support, unit(support.unit))),
    ...optional(words.level3, level3 === null ? null : unit(level3.unit)),
    ...optional(words.basis, dispatch?.basis ?? null),
    '',
    ...(subject === null ? [] : [subject]),
    text,
    ...(view.masked ? [`(${bilingual(words.masked)})`] : []),
    '',
    ...clocks.map((clock) => clockLine(clock, rules, now)),
    ...sheets.map(({ id, level, ground, issuedAt, closedAt }) => {
      const done = bilingual(closedAt === null ? words.open : words.done);
      return row(words.sheet, `${id}  ${String(level)} 级 level · ${bilingual(supervisionGrounds[ground])} · ${at(issuedAt)} · ${done}`);
    }),
  ];
  if (answer !== null) lines.push('', row(words.answer, answer.publicAnswer));
  return lines;
}

/** A name with its code behind it, or the code alone when the profile does not know it. */
export function named(name: Name | undefined, code: string): string {
  return name === undefined ? `[${code}]` : `${name.zh} ${name.en} [${code}]`;
}

function row(label: Label | '', value: string): string {
  return padDisplay(label === '' ? '' : bilingual(label), LABEL_COLUMNS) + value;
}

function optional(label: Label, value: string | null): readonly string[] {
  return value === null ? [] : [row(label, value)];
}

function callerText({ number, name, phone, hidden }: CallerView): string {
  if (hidden !== null) return `${bilingual(hiddenCallers[hidden])}  ${number}`;
  return `${[name, phone].filter((part) => part !== null).join(' ') || '-'}  ${number}`;
}

function clockLine(clock: ClockView, { calendar }: CityRules, now: Instant): string {
  const { kind, dueAt, yellowAt, provisional, stop } = clock;
  const both = `  ${bilingual(clockKinds[kind])}`;
  const label = padDisplay(displayWidth(both) < CLOCK_COLUMNS ? both : `  ${clockKinds[kind].zh}`, CLOCK_COLUMNS);
  const at = (instant: Instant): string => localMinute(instant, calendar.timeZone);
  if (stop !== null) return `${label}${at(stop.at)}  ${bilingual(outcomes[stop.outcome])}`;
  const light = lightOf({ stop, yellowAt, deadline: { at: dueAt } }, now);
  const colour = light === null ? '' : `  ${bilingual(lights[light])}`;
  const note = provisional ? `  ${bilingual(words.provisional)}` : '';
  return `${label}${at(dueAt)}${colour}${remaining(dueAt, calendar, now)}${note}`;
}

/** Working days between now and a limit, in tenths: `剩 4.5 工作日 left`. */
function remaining(dueAt: Instant, calendar: CityRules['calendar'], now: Instant): string {
  const dayMs = calendar.workingMsOfDay(calendar.localDate(dueAt)) || calendar.workingMsOfDay(calendar.localDate(now));
  if (dayMs === 0) return '';
  const days = (Math.abs(calendar.workingMsBetween(now, dueAt)) / dayMs).toFixed(1);
  return dueAt >= now ? `  剩 ${days} 工作日 left` : `  超 ${days} 工作日 over`;
}
