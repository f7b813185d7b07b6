import type { Receiver } from '../../domain/ticket/notices.ts';
import type { Holder } from './ports.ts';

/** A receiver as messages name it: `request:ID`, `unit:CODE`, `centre:` or `account:ID`. */
export function receiverText(receiver: Exclude<Receiver, { readonly kind: 'role' }> | Holder): string {
  switch (receiver.kind) {
    case 'request':
      return `request:${receiver.request}`;
    case 'unit':
      return `unit:${receiver.unit}`;
    case 'centre':
      return 'centre:';
    case 'account':
      return `account:${receiver.user}`;
  }
}

/** True when a message to `text` answers a notice to `receiver`: everybody with a role is told as an account. */
export function isReceiver(text: string, receiver: Receiver): boolean {
  return receiver.kind === 'role' ? text.startsWith('account:') : text === receiverText(receiver);
}
