import { ApiError, createApi } from '../../kit/api.ts';
import { storePending, type Pending, type Receipt } from './draft.ts';

/** How far a request is on its way. `stopped` says that an earlier try may have arrived. */
export type Sending =
  | { readonly type: 'idle' }
  | { readonly type: 'sending' }
  | { readonly type: 'waiting'; readonly until: number }
  | { readonly type: 'refused'; readonly error: ApiError }
  | { readonly type: 'stopped' };

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;
const api = createApi();

/** Sends a request until there is an answer, always the same under one key. */
export class RequestSender {
  readonly #onChange: () => void;
  #state: Sending = { type: 'idle' };
  #arrived: { readonly pending: Pending; readonly receipt: Receipt } | null = null;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: (() => void) | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    addEventListener('online', this.retryNow);
  }

  get state(): Sending {
    return this.#state;
  }

  /** What has arrived; null until something has. */
  get arrived(): { readonly pending: Pending; readonly receipt: Receipt } | null {
    return this.#arrived;
  }

  send(pending: Pending): void {
    storePending(pending);
    void this.#attempt(pending, FIRST_WAIT_MS);
  }

  /** Tries at once what waits for the connection. */
  readonly retryNow = (): void => {
    this.#again?.();
  };

  /** Back to the form; what was sent may have arrived. */
  giveUp(): void {
    this.#halt();
    storePending(null);
    this.#set({ type: 'stopped' });
  }

  /** A refusal was seen to. */
  settle(): void {
    this.#set({ type: 'idle' });
  }

  /** Ready for the next request. */
  forget(): void {
    this.#arrived = null;
    this.#set({ type: 'idle' });
  }

  stop(): void {
    removeEventListener('online', this.retryNow);
    this.#halt();
  }

  #halt(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#again = undefined;
  }

  #set(state: Sending): void {
    this.#state = state;
    this.#onChange();
  }

  async #attempt(pending: Pending, waitMs: number): Promise<void> {
    this.#halt();
    const turn = this.#turn;
    this.#set({ type: 'sending' });
    try {
      const path = `/cities/${encodeURIComponent(pending.city)}/requests`;
      const receipt = await api.send<Receipt>('POST', path, { body: pending.body, idempotencyKey: pending.key });
      // Whoever went back to the form in the meantime has submitted it all the same.
      storePending(null);
      this.#arrived = { pending, receipt };
      this.#set({ type: 'idle' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn !== this.#turn) return;
      if (comesBack(error)) this.#wait(pending, waitMs, error.retryAfter);
      else {
        storePending(null);
        this.#set({ type: 'refused', error });
      }
    }
  }

  #wait(pending: Pending, waitMs: number, retryAfter: number | null): void {
    const pauseMs = retryAfter === null ? waitMs : retryAfter * 1000;
    this.#again = () => void this.#attempt(pending, Math.min(waitMs * 2, LONGEST_WAIT_MS));
    this.#timer = setTimeout(this.#again, pauseMs);
    this.#set({ type: 'waiting', until: Date.now() + pauseMs });
  }
}

/** No answer, or none yet: sent again it may be taken. */
function comesBack({ status, lost }: ApiError): boolean {
  return lost || status === 408 || status === 429 || status >= 500;
}
