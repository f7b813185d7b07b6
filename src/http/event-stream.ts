import { Readable } from 'node:stream';

/** Bytes that wait for a client at most; the socket's own buffers come on top. */
const MOST_WAITING = 256 * 1024;
const LAST_WORDS_MS = 5000;

/**
 * Server-sent events as a body. Whoever writes never waits: a client that does not take what waits for it is cut, and comes back
 * for it with the id of the last event it saw.
 */
export class EventStream extends Readable {
  #ending = false;

  constructor() {
    super({ highWaterMark: MOST_WAITING });
  }

  /** Tells the client how long to wait before it comes back. */
  retryAfter(ms: number): void {
    this.#write(`retry: ${String(ms)}\n\n`);
  }

  /** `data` must be free of line ends, as JSON is. */
  event(name: string, id: string, data: string): void {
    this.#write(`event: ${name}\nid: ${id}\ndata: ${data}\n\n`);
  }

  /** Keeps the connection alive and the client's place up to date; no event is dispatched for it. */
  beat(id: string): void {
    this.#write(`: \nid: ${id}\n\n`);
  }

  /** Ends the stream after what was written; whoever does not even take that is cut. */
  end(): void {
    if (this.destroyed || this.#ending) return;
    this.#ending = true;
    this.push(null);
    const patience = setTimeout(() => this.destroy(), LAST_WORDS_MS).unref();
    this.once('close', () => {
      clearTimeout(patience);
    });
  }

  override _read(): void {
    // Written to when something happens.
  }

  #write(text: string): void {
    if (this.destroyed || this.#ending) return;
    this.push(text);
    if (this.readableLength > MOST_WAITING) this.destroy();
  }
}
