import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that the server took, and for whom. */
export type TakenMail = { readonly to: readonly string[]; readonly mail: ParsedMail };

/** What the server does with a receiver: the code it answers with, or nothing to take it. */
export type Judgement = { readonly code: number } | undefined;

/** A real mail server over TCP, which keeps what it takes. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  readonly server: SMTPServer;
  /** Judges each receiver. */
  judge: (address: string) => Judgement = () => undefined;
  /** Judges each mail once it is here. */
  judgeData: () => Judgement = () => undefined;
  /** Called when a mail begins to arrive; may destroy the connection, or wait. */
  onData: () => Promise<void> = async () => await Promise.resolve();
  port = 0;

  constructor(options: SMTPServerOptions = {}) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 1,
      ...options,
      onRcptTo: ({ address }, _session, done) => {
        done(refusal(this.judge(address)));
      },
      onData: (stream, session, answer) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void this.#take(stream, to, answer);
      },
    });
    this.server.on('error', () => undefined);
  }

  async #take(stream: Readable, to: readonly string[], answer: (error?: Error) => void): Promise<void> {
    try {
      await this.onData();
      const mail = await simpleParser(stream);
      const refused = refusal(this.judgeData());
      if (refused === undefined) this.taken.push({ to, mail });
      answer(refused);
    } catch (error) {
      // The wire was cut; there is nobody to answer.
      answer(error instanceof Error ? error : new Error(String(error)));
    }
  }

  get url(): URL {
    return new URL(`smtp://127.0.0.1:${String(this.port)}`);
  }

  async listen(port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    const inner = this.server.server;
    if (!inner.listening) await once(inner, 'listening');
    this.port = (inner.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }
}

function refusal(judgement: Judgement): (Error & { responseCode: number }) | undefined {
  if (judgement === undefined) return undefined;
  return Object.assign(new Error(`answer ${String(judgement.code)}`), { responseCode: judgement.code });
}

/** A mail server for one test. */
export async function withMailServer(t: TestContext, options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = new MailServer(options);
  await server.listen();
  t.after(async () => {
    await server.close();
  });
  return server;
}
