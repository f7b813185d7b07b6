import { createImportTickets } from '../../src/application/import/write-tickets.ts';
import type { MappedTicket } from '../../src/application/import/mapped-ticket.ts';
import type { CityRules } from '../../src/application/ports.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import { DAY_MS, MINUTE_MS, addMs } from '../../src/domain/kernel/time.ts';
import type { Store } from '../../src/postgres/store.ts';
import type pg from 'pg';
import { createTicketImporter } from '../../src/postgres/import/ticket-importer.ts';

const BATCH = 5_000;

/** Puts so many tickets of the past year into the tables: nine in ten ended, the others open with a unit. */
export async function fillCity(pool: pg.Pool, store: Store, rules: CityRules, now: Instant, count: number): Promise<void> {
  const { profile } = rules.profile;
  const ports = { importer: createTicketImporter(pool), ids: store.ids, persons: store.persons, time: { now: () => now } };
  const tickets = createImportTickets(ports, profile.city, rules);
  const units = profile.units.filter((unit) => unit.level === 2);
  const classes = profile.classes.filter((node) => node.level === 3);
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index): MappedTicket => {
      const serial = from + index;
      const open = serial % 10 === 0;
      const receivedAt = open ? addMs(now, -(serial % 2_000) * MINUTE_MS) : addMs(now, -DAY_MS - ((serial * 7_919) % 365) * DAY_MS);
      const concludedAt = open ? null : addMs(receivedAt, DAY_MS / 2);
      return {
        sourceSystem: 'bench',
        sourceNumber: String(serial),
        channel: 'phone',
        kind: 'complaint',
        urgency: 'ordinary',
        privacy: 'open',
        text: `来电人反映小区门口路灯不亮，夜间出行不便，希望有关部门尽快派人维修。编号 ${String(serial)}。`,
        subject: '路灯不亮',
        classCode: classes[serial % classes.length]?.code ?? null,
        area: null,
        unit: units[serial % units.length]?.code ?? null,
        place: null,
        receivedAt,
        timePrecision: 'minute',
        dueAt: null,
        noLimitBySource: false,
        concludedAt,
        closedAt: concludedAt,
        onTimeBySource: null,
        outcome: open ? 'open' : 'closed',
        resolved: open ? null : serial % 5 !== 0,
        satisfaction: open ? null : 4,
        caller: null,
        line: serial + 2,
      };
    });
    await tickets.importBatch(batch);
  }
}
