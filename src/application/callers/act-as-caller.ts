import { requestOf, targetOf } from '../../domain/access/view-progress.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { CallersWord } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { executeTicketCommand, type SingleTicketCommand } from '../ticket/execute-ticket-command.ts';
import { caller, callerKey } from './caller-key.ts';
import { pageClosed, type CallerRefusal } from './caller-refusal.ts';
import { requestOfToken } from './open-page.ts';
import type { CallerPorts } from './ports.ts';
import { takeAct } from './take-allowance.ts';

/** What a caller does on the page of the own request. */
export type CallersAct =
  | { readonly action: 'addStatement'; readonly text: string; readonly files: readonly string[] }
  | { readonly action: 'rate'; readonly word: CallersWord; readonly wantsRedo: boolean }
  | { readonly action: 'requestRedo' | 'objectToFinalAnswer' | 'protect'; readonly reason: string };

/** Does one thing with the own request, or with the matter that it was merged into. Refusals are those of the rules. */
export async function actAsCaller(
  ports: CallerPorts,
  wish: {
    readonly city: CityId;
    readonly token: string;
    readonly act: CallersAct;
    readonly key: string | undefined;
    readonly from: string;
  },
): Promise<Result<true, CallerRefusal>> {
  const { city, act, key } = wish;
  const request = requestOfToken(ports, wish);
  const own = request === undefined ? null : await ports.states.load(city, request);
  if (own === null) return pageClosed();
  const allowed = await takeAct(ports, wish, own.id);
  if (!allowed.ok) return allowed;
  const done = await executeTicketCommand(ports, {
    city,
    actor: caller,
    ticketId: targetOf(act.action, own),
    command: commandOf(act, own),
    ...callerKey(own.id, key),
  });
  return done.ok ? ok(true) : done;
}

function commandOf(act: CallersAct, own: Ticket): SingleTicketCommand {
  const request = requestOf(own);
  switch (act.action) {
    case 'addStatement': {
      const files = act.files.map((id) => ({ id, name: id }));
      return { type: 'addStatement', text: act.text, files, fromCaller: true, request };
    }
    case 'rate':
      return { type: 'rate', request, word: act.word, wantsRedo: act.wantsRedo };
    case 'requestRedo':
      return { type: 'requestRedo', request, reason: act.reason };
    case 'objectToFinalAnswer':
    case 'protect':
      return { type: act.action, reason: act.reason };
  }
}
