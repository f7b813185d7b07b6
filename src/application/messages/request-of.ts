import type { RequestId } from '../../domain/kernel/ids.ts';

const PREFIX = 'request:';

/** The request of a message to a caller; undefined for messages to others. */
export function requestOf(receiver: string): RequestId | undefined {
  return receiver.startsWith(PREFIX) ? (receiver.slice(PREFIX.length) as RequestId) : undefined;
}
