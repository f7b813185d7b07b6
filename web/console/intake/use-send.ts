import { useCallback, useRef, useState } from 'react';
import type { Static } from 'typebox';
import type { callAnswer } from '../../../src/contract/intake.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import type { CallBody } from './draft.ts';

/** What became of a call that was entered. */
export type Entered = Static<typeof callAnswer>;

/** `outdated`: a first try had arrived, and what was changed after it has not been entered. */
export type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'entered'; readonly answer: Entered; readonly outdated: boolean };

const idle: Sending = { state: 'idle' };

/** Enters a call once, however often it is sent: a try without an answer may have arrived, so the next one carries the same key. */
export function useSend(): { readonly sending: Sending; send(key: string, body: CallBody): void; reset(): void } {
  const [sending, setSending] = useState<Sending>(idle);
  const lost = useRef<{ readonly key: string; readonly body: CallBody } | null>(null);
  const busy = useRef(false);

  const send = useCallback((key: string, body: CallBody) => {
    if (busy.current) return;
    busy.current = true;
    setSending({ state: 'pending' });
    const attempt = async (sent: CallBody): Promise<Entered> =>
      await api.send<Entered>('POST', '/intake/tickets', { body: sent, idempotencyKey: key });
    const enter = async (): Promise<void> => {
      const earlier = lost.current?.key === key ? lost.current.body : null;
      try {
        setSending({ state: 'entered', answer: await attempt(body), outdated: false });
      } catch (error) {
        if (error instanceof ApiError && error.lost) lost.current ??= { key, body };
        if (error instanceof ApiError && error.code === 'IDEMPOTENCY_KEY_REUSED' && earlier !== null) {
          // The first try had arrived: sent again as it was, it tells what became of it.
          setSending({ state: 'entered', answer: await attempt(earlier), outdated: true });
          return;
        }
        throw error;
      }
    };
    enter()
      .catch((error: unknown) => setSending({ state: 'failed', error }))
      .finally(() => {
        busy.current = false;
      });
  }, []);

  const reset = useCallback(() => {
    lost.current = null;
    setSending(idle);
  }, []);
  return { sending, send, reset };
}
