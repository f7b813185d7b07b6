import type { CityId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { receiveRequest, type IncomingRequest, type Receipt } from '../ticket/receive-request.ts';
import { caller, callerKey } from './caller-key.ts';
import type { CallerRefusal } from './caller-refusal.ts';
import type { CallerPorts } from './ports.ts';
import { takeRequest } from './take-allowance.ts';

/** What a caller fills in. How urgent it is, the centre decides. */
export type CallersRequest = Omit<IncomingRequest, 'channel' | 'urgency' | 'files'> & {
  readonly channel: 'web' | 'app';
  /** Ids of files that were handed in before. */
  readonly files: readonly string[];
};

/** a request by somebody without an account. Sent twice with one key it is one request; where it came from is not kept with it. */
export async function submitRequest(
  ports: CallerPorts,
  wish: { readonly city: CityId; readonly request: CallersRequest; readonly key: string | undefined; readonly from: string },
): Promise<Result<Omit<Receipt, 'ticket'>, CallerRefusal>> {
  const { city, request, key } = wish;
  const allowed = await takeRequest(ports, wish);
  if (!allowed.ok) return allowed;
  const files = request.files.map((id) => ({ id, name: id }));
  const received = await receiveRequest(ports, {
    city,
    actor: caller,
    ...callerKey('submit', key),
    request: { ...request, urgency: 'ordinary', files },
  });
  if (!received.ok) return received;
  const { ticket: _inner, ...receipt } = received.value;
  return ok(receipt);
}
