import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A request that the gateway got. */
export type SmsCall = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A real HTTP server that plays the gateway of an SMS provider. */
export class SmsServer {
  readonly calls: SmsCall[] = [];
  /** Answers each call; the plain one takes every message. */
  answer: (response: ServerResponse, call: SmsCall) => void = (response) => {
    response.end('{"code":0,"data":{"id":"M1"}}');
  };
  readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const call = {
        method: request.method ?? '',
        url: new URL(request.url ?? '/', 'http://gateway'),
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      };
      this.calls.push(call);
      this.answer(response, call);
    });
  });

  get address(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }
}

/** An SMS provider for one test. */
export async function withSmsServer(t: TestContext): Promise<SmsServer> {
  const provider = new SmsServer();
  await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    provider.server.closeAllConnections();
    await new Promise((resolve) => provider.server.close(resolve));
  });
  return provider;
}
