import type { CityId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import { defaultMessagePolicy } from '../../domain/profile/types.ts';
import { evolve, fold } from '../../domain/ticket/evolve.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { noticesOf, type Step } from '../../domain/ticket/notices.ts';
import { messageTemplates } from '../../domain/vocabulary/messages.ts';
import type { CityRules, EventStore, QueryCodes } from '../ports.ts';
import { loadHistories, type Histories } from '../ticket/load-histories.ts';
import { defaultTexts } from './default-texts.ts';
import { fillText } from './fill-text.ts';
import { messageFacts } from './message-facts.ts';
import type { NewMessage } from './ports.ts';
import { isReceiver } from './receiver-text.ts';

/** What texts of messages are made from. */
export type RenderPorts = {
  readonly events: Pick<EventStore, 'loadAll'>;
  readonly codes: Pick<QueryCodes, 'codeFor'>;
  /** Where callers reach this installation, without a slash at its end; null when nobody has said. */
  readonly publicUrl: string | null;
};

/** A message in words, and for a caller's the person it goes to. */
export type Rendered = Pick<Step, 'after'> & { readonly subject: string; readonly text: string };

/**
 * The words of messages, made from history anew at each try, so that nothing personal lies about and a repetition says the same.
 * A message whose event calls for it no more (another program's rules) is missing, and so is one whose ticket's history is broken.
 */
export async function renderMessages(
  ports: RenderPorts,
  city: CityId,
  rules: CityRules,
  messages: readonly Pick<NewMessage, 'id' | 'ticket' | 'version' | 'template' | 'receiver'>[],
): Promise<ReadonlyMap<string, Rendered>> {
  const { histories } = await loadHistories(ports.events, city, messages.flatMap(ticketsOf));
  const rendered = new Map<string, Rendered>();
  for (const message of messages) {
    try {
      const made = render(ports, city, rules, message, histories);
      if (made !== undefined) rendered.set(message.id, made);
    } catch {
      // A history that does not fold: checks of the data name the ticket, and the other messages go out.
    }
  }
  return rendered;
}

function render(
  ports: RenderPorts,
  city: CityId,
  rules: CityRules,
  message: Parameters<typeof renderMessages>[3][number],
  histories: Histories['histories'],
): Rendered | undefined {
  const { profile } = rules.profile;
  const history = histories.get(message.ticket) ?? [];
  const step = stepOf(history, message.version);
  const notice =
    step === undefined
      ? undefined
      : noticesOf(step, profile.policy.supervision.ladder).find(
          ({ template, to }) => template === message.template && isReceiver(message.receiver, to),
        );
  if (step === undefined || notice === undefined) return undefined;
  const own = notice.to.kind === 'request' ? (histories.get(ownTicket(notice.to.request)) ?? []) : [];
  const facts = messageFacts(notice, step, {
    city,
    profile: rules.profile,
    codes: ports.codes,
    publicUrl: ports.publicUrl,
    hasCode: own[0]?.type === 'requestReceived',
    // What was protected since then is protected now.
    isProtected: [history, own].some((events) => (fold(events)?.privacy ?? 'open') !== 'open'),
  });
  const { language, texts } = profile.messages ?? defaultMessagePolicy;
  return {
    after: step.after,
    subject: `${messageTemplates[message.template][language]} ${facts['number'] ?? ''}`,
    text: fillText((texts[message.template] ?? defaultTexts[message.template])[language], facts),
  };
}

/** The step of a history that led to a version. */
export function stepOf(history: readonly TicketEvent[], version: number): Step | undefined {
  const event = history[version - 1];
  if (event === undefined) return undefined;
  const before = fold(history.slice(0, version - 1));
  return { before, event, after: evolve(before, event) };
}

/** a merged caller's number, code and privacy are those of the own ticket, whose id is the request's. */
function ownTicket(request: RequestId): TicketId {
  return request as string as TicketId;
}

function ticketsOf({ ticket, receiver }: Pick<NewMessage, 'ticket' | 'receiver'>): readonly TicketId[] {
  const request = /^request:(?<id>.+)$/u.exec(receiver)?.groups?.['id'];
  return request === undefined ? [ticket] : [ticket, ownTicket(request as RequestId)];
}
