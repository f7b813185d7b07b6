import { createTransport } from 'nodemailer';
import type { MessageGateway, Outgoing, SendOutcome } from '../../application/messages/ports.ts';

/** Where the mail server is and who writes. */
export type SmtpSettings = {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: URL;
  /** The sender's address. */
  readonly from: string;
  readonly parallel: number;
  readonly perSecond: number;
  readonly timeoutMs: number;
};

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Mail over SMTP on connections that are kept. With a password, or towards another machine's submission port, the connection must be
 * encrypted: a server that does not offer it gets nothing.
 */
export function createSmtpGateway({ url, from, parallel, perSecond, timeoutMs }: SmtpSettings): MessageGateway {
  const secure = url.protocol === 'smtps:';
  const hasPassword = url.username !== '';
  const transport = createTransport({
    pool: true,
    maxConnections: parallel,
    maxMessages: 100,
    host: url.hostname.replaceAll(/^\[|\]$/gu, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && hasPassword && !LOOPBACK.includes(url.hostname),
    ...(hasPassword ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    parallel,
    perSecond,
    send: async (message) => {
      try {
        const { messageId } = await transport.sendMail(envelope(message, from));
        return { type: 'sent', reference: messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: async () => {
      transport.close();
      await Promise.resolve();
    },
  };
}

function envelope({ id, to, subject, text }: Outgoing, from: string): Parameters<ReturnType<typeof createTransport>['sendMail']>[0] {
  return {
    from,
    // As an object, so that no comma in it can make two receivers of one.
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${id}@${from.replace(/^.*@/u, '').replace(/>$/u, '')}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** What an error of the mail server means. Its words may quote the address and are not kept, only its numbers. */
function outcomeOf(error: unknown): SendOutcome {
  const { code, command, status, neverConnected } = partsOf(error);
  const detail = status === null ? code : String(status);
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return { type: 'down', problem: 'notAllowed', detail };
  if (status !== null) {
    if (status === 421) return { type: 'down', problem: 'busy', detail };
    // Only what is said of the receiver or the content is about this mail; the rest would be said of the next one, too.
    const aboutMail = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
    if (status >= 500)
      return aboutMail ? { type: 'refused', problem: 'rejected', detail } : { type: 'down', problem: 'notAllowed', detail };
    return { type: aboutMail ? 'later' : 'down', problem: 'busy', detail };
  }
  // An address that no server was asked about, because it cannot be one.
  if (code === 'EENVELOPE') return { type: 'refused', problem: 'rejected', detail };
  if (neverConnected || ['EDNS', 'ETLS', 'EREQUIRETLS'].includes(code)) return { type: 'down', problem: 'unreachable', detail };
  // Silence and a cut wire look alike before the greeting and after the last byte; either way nobody should go on knocking.
  return { type: command === 'CONN' ? 'down' : 'later', problem: 'brokenOff', detail };
}

function partsOf(error: unknown): {
  readonly code: string;
  readonly command: string;
  readonly status: number | null;
  readonly neverConnected: boolean;
} {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', command: '', status: null, neverConnected: false };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  return { code, command, status, neverConnected: 'syscall' in error && error.syscall === 'connect' };
}
