import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { LiveNews } from '../../src/application/live/live-viewer.ts';

/** An event as it came over the line. */
export type HeardEvent = { readonly name: string; readonly id: string; readonly data: LiveNews & { readonly position: string | null } };

/** Listens to `/api/v1/live` as a browser does: over a real connection, coming back with the id of the last event. */
export class EventClient {
  readonly events: HeardEvent[] = [];
  /** Everything that came, as it came. */
  raw = '';
  lastId: string | undefined;
  status: number | undefined;
  headers: IncomingMessage['headers'] = {};
  /** How often a connection of ours has ended. */
  ends = 0;
  #request: ClientRequest | undefined;
  #rest = '';

  /** Connects, and resolves with the status of the answer; rejects when there is none. */
  async connect(base: string, headers: Readonly<Record<string, string>>, query = ''): Promise<number> {
    const sent = { ...headers, ...(this.lastId === undefined ? {} : { 'last-event-id': this.lastId }) };
    this.#rest = '';
    return await new Promise((resolve, reject) => {
      const asked = request(`${base}/api/v1/live${query}`, { headers: sent, agent: false }, (answer) => {
        this.status = answer.statusCode;
        this.headers = answer.headers;
        answer.setEncoding('utf8').on('data', (text: string) => {
          if (this.#request === asked) this.#take(text);
        });
        answer.on('error', () => undefined);
        answer.on('close', () => (this.ends += 1));
        resolve(answer.statusCode ?? 0);
      });
      this.#request = asked;
      asked.on('error', reject).end();
    });
  }

  /** Goes away without a word, as a closed lid does. */
  leave(): void {
    const asked = this.#request;
    this.#request = undefined;
    asked?.destroy();
  }

  named(name: string): readonly HeardEvent[] {
    return this.events.filter((event) => event.name === name);
  }

  /** The latest version that was told of each ticket. */
  versions(): ReadonlyMap<string, number> {
    return new Map(this.named('change').flatMap(({ data }) => data.tickets.map(({ ticket, version }) => [ticket, version] as const)));
  }

  #take(text: string): void {
    this.raw += text;
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
      const id = fields.get('id');
      if (id !== undefined) this.lastId = id;
      const data = fields.get('data');
      if (data !== undefined) {
        this.events.push({ name: fields.get('event') ?? 'message', id: id ?? '', data: JSON.parse(data) as HeardEvent['data'] });
      }
    }
  }
}
