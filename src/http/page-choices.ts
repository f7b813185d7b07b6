import type { FastifyReply, FastifyRequest } from 'fastify';

/** A language of the pages. */
export type PageLanguage = 'zh' | 'en';

type Choice = 'lang' | 'city';

const YEAR_SECONDS = 31_536_000;

/** What was chosen in the address or, before that, on this device; undefined if nothing was. */
export function choiceOf(request: FastifyRequest, choice: Choice): string | undefined {
  const asked = (request.query as Readonly<Record<string, unknown>>)[choice];
  if (typeof asked === 'string') return asked;
  const cookie = new RegExp(String.raw`(?:^|;\s*)huiyin-${choice}=([^;]*)`, 'u').exec(request.headers.cookie ?? '');
  return cookie?.[1];
}

/** The language chosen, or the one that the browser prefers; Chinese where it prefers neither. */
export function chosenLanguage(request: FastifyRequest): PageLanguage {
  const chosen = choiceOf(request, 'lang');
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const preferred = /\b(zh|en)\b/iu.exec(request.headers['accept-language'] ?? '');
  return preferred?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh';
}

/** Keeps on the device what was chosen in the address. Only what is known is kept: `value` is never the caller's own text. */
export function keepChoice(reply: FastifyReply, request: FastifyRequest, choice: Choice, value: string): void {
  if ((request.query as Readonly<Record<string, unknown>>)[choice] !== value) return;
  const cookie = `huiyin-${choice}=${encodeURIComponent(value)}; Path=/; Max-Age=${String(YEAR_SECONDS)}; SameSite=Lax`;
  reply.header('set-cookie', cookie);
}
