import { maskText } from '../../domain/access/mask-text.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { DAY_MS, HOUR_MS, addMs } from '../../domain/kernel/time.ts';
import type { MessageState } from '../../domain/vocabulary/messages.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { EventStore, Profiles, TicketReader, TimeSource } from '../ports.ts';
import type { MessageCount, MessageLine, MessageStore, MessageTry } from './ports.ts';
import { renderMessages } from './render-message.ts';

/** What looking at messages needs. */
export type LookPorts = {
  readonly messages: MessageStore;
  readonly events: Pick<EventStore, 'loadAll'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly reader: Pick<TicketReader, 'byNumber'>;
  readonly time: TimeSource;
};

type Looked<Value> = Result<Value, Refusal<RefusalCode>>;

/** How long a message that is to be sent after all may take for it. */
const RETRY_HOURS = 24;
const COUNTED_DAYS = 7;
const HIDDEN = '***';

/** Messages of a city, the latest first. `after` is the id of the last one on the page before. Nothing in them is personal. */
export async function listMessages(
  { messages, reader }: LookPorts,
  query: {
    readonly city: CityId;
    readonly state: MessageState | null;
    readonly number: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Looked<readonly MessageLine[]>> {
  const { city, state, number, after, limit } = query;
  const ticket = number === null ? null : ((await reader.byNumber(city, number))?.ticket ?? undefined);
  if (ticket === undefined) return refused('TICKET_UNKNOWN');
  const last = after === null ? undefined : await messages.find(city, after);
  if (after !== null && last === undefined) return refused('PAGE_UNKNOWN');
  const before = last === undefined ? null : { createdAt: last.line.createdAt, id: last.line.id };
  return ok(await messages.list(city, { state, ticket, before, limit }));
}

/** How many messages of the last week stand where. */
export async function countMessages({ messages, time }: LookPorts, city: CityId): Promise<readonly MessageCount[]> {
  return await messages.counts(city, addMs(time.now(), -COUNTED_DAYS * DAY_MS));
}

/** One message: how its tries went, and its words with everything personal hidden; null when there is nothing to tell any more. */
export async function showMessage(
  ports: LookPorts,
  city: CityId,
  id: string,
): Promise<Looked<{ readonly line: MessageLine; readonly tries: readonly MessageTry[]; readonly text: string | null }>> {
  const found = await ports.messages.find(city, id);
  if (found === undefined) return refused('MESSAGE_UNKNOWN');
  const { line, message, tries } = found;
  const rules = await ports.profiles.at(city, ports.time.now());
  // The code opens the progress page: whoever runs the system is not to have it.
  const rendered = await renderMessages({ ...ports, codes: { codeFor: () => HIDDEN }, publicUrl: null }, city, rules, [message]);
  const text = rendered.get(id)?.text ?? null;
  return ok({ line, tries, text: text === null ? null : maskText(text) });
}

/** Lets a message (null: all) that failed or became too old be sent after all. Gives how many will be. */
export async function retryMessages({ messages, time }: LookPorts, city: CityId, id: string | null): Promise<Looked<number>> {
  if (id !== null && (await messages.find(city, id)) === undefined) return refused('MESSAGE_UNKNOWN');
  const now = time.now();
  const count = await messages.retry(city, id, now, addMs(now, RETRY_HOURS * HOUR_MS));
  return id !== null && count === 0 ? refused('MESSAGE_NOT_FAILED') : ok(count);
}

function refused(code: RefusalCode): Result<never, Refusal<RefusalCode>> {
  return fail({ code, rule: null, params: {} });
}
