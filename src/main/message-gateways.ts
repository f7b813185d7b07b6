import { readFileSync } from 'node:fs';
import type { MessageGateways } from '../application/messages/ports.ts';
import { loadSmsGateway, smsGatewayProblemTexts } from '../application/sms-gateway/load-sms-gateway.ts';
import { formatProblem } from '../application/structured/problem.ts';
import { createSmtpGateway } from '../channels/mail/smtp-gateway.ts';
import { createHttpSmsGateway } from '../channels/sms/http-sms-gateway.ts';
import { Failure } from '../cli/failure.ts';
import type { MessageConfig } from './message-config.ts';

const MAIL_TIMEOUT_MS = 30_000;

/** The ways out that the configuration names. Throws a `Failure` that says what is wrong with the description of a gateway. */
export function openMessageGateways({ smtp, sms }: MessageConfig): MessageGateways {
  return {
    ...(smtp === null ? {} : { mail: createSmtpGateway({ ...smtp, parallel: 4, perSecond: 10, timeoutMs: MAIL_TIMEOUT_MS }) }),
    ...(sms === null ? {} : { sms: openSmsGateway(sms) }),
  };
}

function openSmsGateway({ file, secret }: NonNullable<MessageConfig['sms']>): NonNullable<MessageGateways['sms']> {
  let content: Uint8Array;
  try {
    content = readFileSync(file);
  } catch (cause) {
    throw new Failure('config.smsGateway', { zh: `读不到短信网关配置“${file}”`, en: `Cannot read the SMS gateway "${file}"` }, 1, {
      cause,
    });
  }
  const loaded = loadSmsGateway(file, content);
  if (loaded.ok) return createHttpSmsGateway(loaded.value, secret);
  const lines = (language: 'zh' | 'en'): string =>
    loaded.error.map((problem) => formatProblem(problem, smsGatewayProblemTexts, language)).join('\n');
  throw new Failure('config.smsGateway', { zh: lines('zh'), en: lines('en') }, 1);
}
