import { compileCalendar } from '../../src/domain/calendar/compile-calendar.ts';
import type { LocalDate } from '../../src/domain/kernel/time.ts';
import { evolve } from '../../src/domain/ticket/evolve.ts';
import { type ImportedTicket, importTicket } from '../../src/domain/ticket/import-ticket.ts';
import { classOf, people, smallCalendarData, smallCity, unit } from './small-city.ts';
import { TicketScript, dispatchTo, local, receiveCommand } from './ticket-script.ts';

/** A demolition matter that the county has signed. */
export function demolition(): TicketScript {
  const script = new TicketScript('2026-03-02 09:00').accepted();
  return script
    .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
    .do(people.countyReceiver, { type: 'sign' });
}

/** Made a long-cycle matter. */
export function longCycle(script: TicketScript, nextReportAt = local('2026-03-20 12:00')): TicketScript {
  script.do(people.countyReceiver, { type: 'requestLongCycle', reason: 'compensation', plan: 'three steps', nextReportAt });
  return script.do(people.judge, { type: 'grantLongCycle', nextReportAt });
}

/** The same calendar with the year 2027 published, with five free days at its beginning. */
export function published(): TicketScript['world'] {
  const year = {
    year: 2027,
    notice: { title: 'notice', number: '2', issuedOn: '2026-11-01' as LocalDate },
    holidays: [{ name: 'New Year', from: '2027-01-01' as LocalDate, to: '2027-01-05' as LocalDate }],
    makeUpWorkdays: [],
  };
  return {
    ...smallCity,
    calendar: compileCalendar({ ...smallCalendarData, edition: 'test-2', years: [...smallCalendarData.years, year] }),
  };
}

/** A ticket of another system, imported at noon of 2 March. */
export function imported(change: Partial<ImportedTicket>): TicketScript {
  const script = new TicketScript('2026-03-02 12:00');
  const ticket: ImportedTicket = {
    ...receiveCommand(),
    ...receiveCommand().request,
    sourceSystem: 'old',
    sourceNumber: '1',
    number: 'O-1',
    classCode: classOf.pipes,
    unit: unit.housing,
    receivedAt: local('2026-02-26 08:00'),
    dueAt: null,
    noLimitBySource: false,
    concludedAt: null,
    closedAt: null,
    timePrecision: 'minute',
    onTimeBySource: null,
    outcome: 'open',
    resolved: null,
    satisfaction: null,
    ...change,
  };
  script.ticket = evolve(null, importTicket(ticket, { now: script.now, actor: people.system, ...smallCity }));
  return script;
}
