import path from 'node:path';
import { Failure } from '../cli/failure.ts';
import type { EnvironmentVariable } from './environment-variables.ts';

/** The ways out that the environment names; null where it names none. */
export type MessageConfig = {
  readonly smtp: { readonly url: URL; readonly from: string } | null;
  /** `secret` is what `{secret}` stands for in the gateway's description. */
  readonly sms: { readonly file: string; readonly secret: string } | null;
};

/** Reads the ways out. Throws a `Failure` with exit code 1 for what makes no sense; values that may hold passwords are not repeated. */
export function readMessageConfig(value: (name: EnvironmentVariable) => string | null, root: string): MessageConfig {
  const file = value('HUIYIN_SMS_GATEWAY');
  return {
    smtp: readSmtp(value('HUIYIN_SMTP_URL'), value('HUIYIN_MAIL_FROM')),
    sms: file === null ? null : { file: path.resolve(root, file), secret: value('HUIYIN_SMS_SECRET') ?? '' },
  };
}

function readSmtp(text: string | null, from: string | null): MessageConfig['smtp'] {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new Failure(
      'config.smtpUrl',
      {
        zh: 'HUIYIN_SMTP_URL 应为 smtp:// 或 smtps:// 开头的地址。',
        en: 'HUIYIN_SMTP_URL is an address that starts with smtp:// or smtps://.',
      },
      1,
    );
  }
  if (from === null || !/^(?:[^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(from)) {
    throw new Failure(
      'config.mailFrom',
      {
        zh: '设置 HUIYIN_SMTP_URL 后，须用 HUIYIN_MAIL_FROM 写明发件人地址。',
        en: 'With HUIYIN_SMTP_URL, HUIYIN_MAIL_FROM must name the address that mail comes from.',
      },
      1,
    );
  }
  return { url, from };
}
