import { createImportTickets } from '../../src/application/import/write-tickets.ts';
import { writeAhead } from '../../src/application/import/write-ahead.ts';
import type { ImportTicketPorts } from '../../src/application/import/write-tickets.ts';
import type { MappedTicket } from '../../src/application/import/mapped-ticket.ts';
import { createChance } from '../../src/application/simulate/chance.ts';
import type { CityRules } from '../../src/application/ports.ts';
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../../src/domain/kernel/time.ts';
import type { DrawRequests } from './draw-requests.ts';

const BATCH = 5_000;
const SEED = 271_828;
/** Everything received before has ended and is in the archive. */
const QUIET_DAYS = 40;
const DAYS = 640;

const channels = weighted({ phone: 62, app: 14, web: 10, mailbox: 6, messageBoard: 5, visit: 3 });
const kinds = weighted({ complaint: 46, help: 30, consult: 12, report: 7, suggestion: 4, praise: 1 });
const privacies = weighted({ open: 84, confidential: 9, anonymous: 7 });
const satisfactions = [
  [5, 30],
  [4, 34],
  [3, 20],
  [2, 10],
  [1, 6],
] as const;

/** Imports `count` tickets that ended long ago, as a city brings them along. */
export async function importEnded(
  ports: ImportTicketPorts,
  rules: CityRules,
  requests: DrawRequests,
  count: number,
  progress: (tickets: number) => void,
): Promise<void> {
  const tickets = createImportTickets(ports, rules.profile.profile.city, rules);
  const now = ports.time.now();
  let done = 0;
  const write = async (batch: readonly MappedTicket[]): Promise<unknown> => await tickets.importBatch(batch);
  for await (const { batch } of writeAhead(batches(requests, count, now), write, () => false)) {
    done += batch.length;
    progress(done);
  }
}

// Readers of files come with waiting; the loop that writes expects it.
async function* batches(requests: DrawRequests, count: number, now: Instant): AsyncGenerator<readonly MappedTicket[], void> {
  for (let from = 0; from < count; from += BATCH) {
    yield Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => endedTicket(requests, from + index, count, now));
  }
}

/** In the order of their days, as the rows of another system come. */
function endedTicket(requests: DrawRequests, serial: number, count: number, now: Instant): MappedTicket {
  const chance = createChance(Math.imul(serial + SEED, 0x9e3779b1));
  const matter = requests.matter(chance);
  const { subject, text, place } = requests.words(chance, matter.classCode);
  const receivedAt = addMs(now, -(QUIET_DAYS + (1 - serial / count) * DAYS) * DAY_MS - chance.between(0, 600) * MINUTE_MS);
  const declined = chance.happens(0.04);
  const concludedAt = addMs(receivedAt, (2 + chance.next() ** 2 * 240) * HOUR_MS);
  const privacy = chance.weighted(privacies);
  const asked = !declined && chance.happens(0.8);
  return {
    sourceSystem: 'earlier',
    sourceNumber: `E${String(serial).padStart(8, '0')}`,
    channel: chance.weighted(channels),
    kind: chance.weighted(kinds),
    urgency: chance.happens(0.06) ? 'urgent' : 'ordinary',
    privacy,
    text,
    subject,
    classCode: matter.classCode,
    area: matter.area,
    unit: declined ? null : matter.unit,
    place: { text: place, latitude: null, longitude: null },
    receivedAt,
    timePrecision: 'minute',
    dueAt: null,
    noLimitBySource: false,
    concludedAt,
    closedAt: addMs(concludedAt, chance.between(1, 72) * HOUR_MS),
    onTimeBySource: declined ? null : chance.happens(0.94),
    outcome: declined ? 'declined' : 'closed',
    resolved: asked ? chance.happens(0.78) : null,
    satisfaction: asked ? chance.weighted(satisfactions) : null,
    caller: privacy === 'anonymous' ? null : requests.caller(chance),
    line: serial + 2,
  };
}

function weighted<Code extends string>(shares: Readonly<Record<Code, number>>): readonly (readonly [Code, number])[] {
  return Object.entries(shares) as unknown as readonly (readonly [Code, number])[];
}
