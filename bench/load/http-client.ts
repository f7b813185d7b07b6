import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** An answer of the server; the body is text, empty where there was none. */
export type HttpAnswer = {
  readonly status: number;
  /** Header names in lower case; of several with one name, the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

type Waiting = { readonly resolve: (answer: HttpAnswer) => void; readonly reject: (error: Error) => void };

/** The connection ended before the answer was complete: whether the request was carried out is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/**
 * One connection that is kept open, with one request at a time, as a program uses it. Only what our server sends is understood
 * (bodies with a length), which costs a tenth of a general client: the load must not be heavier than what it measures.
 */
export class HttpClient {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #waiting: Waiting | undefined;

  constructor(base: URL) {
    this.#host = base.hostname.replace(/^\[|\]$/gu, '');
    this.#port = Number(base.port);
  }

  /** Sends one request and waits for its answer; connects first when there is no connection. Throws `ConnectionLost`. */
  async send(method: string, path: string, headers: Readonly<Record<string, string>>, body: string | Buffer | null): Promise<HttpAnswer> {
    const socket = await this.#connected();
    const lines = [`${method} ${path} HTTP/1.1`, `host: ${this.#host}:${String(this.#port)}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    if (body !== null) lines.push(`content-length: ${String(Buffer.byteLength(body))}`);
    if (typeof body === 'string') lines.push('content-type: application/json');
    return await new Promise<HttpAnswer>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const head = `${lines.join('\r\n')}\r\n\r\n`;
      if (typeof body === 'string') socket.write(head + body);
      else {
        socket.write(head);
        if (body !== null) socket.write(body);
      }
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async #connected(): Promise<Socket> {
    if (this.#socket !== undefined) return this.#socket;
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    try {
      await once(socket, 'connect');
    } catch (error) {
      throw new ConnectionLost('not connected', { cause: error });
    }
    socket.on('data', (piece: Buffer) => {
      this.#received = this.#received.length === 0 ? piece : Buffer.concat([this.#received, piece]);
      this.#read();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#received = Buffer.alloc(0);
      this.#settle()?.reject(new ConnectionLost('the connection ended'));
    });
    this.#socket = socket;
    return socket;
  }

  #settle(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  /** Takes a complete answer off what has come in. */
  #read(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const [first = '', ...lines] = this.#received.toString('latin1', 0, end).split('\r\n');
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const status = Number(first.slice(9, 12));
    const length = Number(headers.get('content-length') ?? (status === 204 || status === 304 ? 0 : Number.NaN));
    if (Number.isNaN(length)) {
      this.#settle()?.reject(new Error(`an answer without a length: ${first}`));
      this.close();
      return;
    }
    if (this.#received.length < end + 4 + length) return;
    const body = this.#received.toString('utf8', end + 4, end + 4 + length);
    this.#received = this.#received.subarray(end + 4 + length);
    const waiting = this.#settle();
    // A server that is going away says so with its last answer.
    if (headers.get('connection') === 'close') this.close();
    waiting?.resolve({ status, headers, body });
  }
}
