import type pg from 'pg';
import type { CityRules } from '../../src/application/ports.ts';
import { commandDigest } from '../../src/application/ticket/command-digest.ts';
import { prepareCommand } from '../../src/application/ticket/command-write.ts';
import type { PersonId, TicketId } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import { ticketNumber } from '../../src/domain/ticket/number.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { Store } from '../../src/postgres/store.ts';
import { writeBare, type PreparedWrite } from './bare-sql.ts';
import type { Life } from './life.ts';

/** Where bare lives are written. */
export type BareWorld = { readonly pool: pg.Pool; readonly store: Store; readonly rules: CityRules; readonly life: Life };

/** What so many lives would write, computed beforehand; `serial` tells the next caller. */
export async function prepareLives(world: BareWorld, now: Instant, count: number, serial: () => number): Promise<PreparedWrite[][]> {
  const { rules, store, life } = world;
  const { city } = rules.profile.profile;
  const day = rules.calendar.localDate(now);
  const last = await store.numbers.take(city, day, count);
  return Array.from({ length: count }, (_, index) => {
    const request = life.request(serial());
    const id = store.ids.uuid() as TicketId;
    const person = store.persons.seal(city, store.ids.uuid() as PersonId, request.caller ?? { name: null, phone: null });
    const { channel, subject, text, place, caller: _caller, ...facts } = request;
    const number = ticketNumber(day, last - index);
    const receive = { type: 'receive', ticket: id, number, queryCodeHash: 'x'.repeat(43), ...facts } as const;
    const acts = [
      { actor: life.agent, command: { ...receive, request: { channel, subject, text, place, person: person.id } } },
      ...life.acts(id, now),
    ];
    let before: Ticket | null = null;
    return acts.map(({ actor, command }): PreparedWrite => {
      const key = store.ids.uuid();
      const prepared = prepareCommand(before, command, { actor, now, rules, circumstances: { key, cause: null, origin: 'desk 1' } });
      if (!prepared.ok) throw new Error(`${command.type} refused: ${prepared.error.code}`);
      const first = before === null;
      before = prepared.value.after;
      return { key, digest: commandDigest(command), day, person: first ? person : null, write: prepared.value.write };
    });
  });
}

/** Writes one prepared life; false when there is none left. */
export async function liveBare({ pool, rules }: BareWorld, life: readonly PreparedWrite[] | undefined): Promise<boolean> {
  for (const write of life ?? []) await writeBare(pool, rules.profile.profile.city, write);
  return life !== undefined;
}
