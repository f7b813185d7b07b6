import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Label } from '../../domain/vocabulary/label.ts';
import { citizenCity, type CitizenCity } from '../citizen-city.ts';
import type { LatePorts } from '../api-ports.ts';
import { escapeHtml } from '../escape-html.ts';
import { chosenLanguage, keepChoice, type PageLanguage } from '../page-choices.ts';
import type { CheckReadiness } from '../readiness.ts';
import { sendNotBuilt } from '../not-built.ts';

/** What the citizen's pages are served with; `folder` is where the pages were built. */
export type CitizenPageOptions = {
  readonly webFolder: string;
  readonly api: Pick<LatePorts, 'ports' | 'isOpen'>;
  readonly checkReadiness: CheckReadiness;
};

const pages = { '/': 'home', '/submit': 'submit', '/progress': 'progress', '/public-figures': 'public-figures' } as const;

const texts = {
  notReady: {
    zh: '系统暂时不可用：{reason}。急事请拨打 12345。',
    en: 'The system cannot be used just now: {reason}. If it is urgent, call 12345.',
  },
  otherCities: { zh: '本系统还服务于', en: 'Also served here' },
} as const satisfies Record<string, Label>;

/** The pages as they are sent differ by city and language alone; more are not kept than an installation has. */
const KEPT_PAGES = 200;

const RELOAD_SECONDS = 5;

type Built = { readonly html: string; readonly policy: string };
type Sent = { readonly plain: Buffer; readonly brotli: Buffer };

/** The citizen's pages: written when they were built, with the city's name and what its forms need put in by the server. */
export function citizenPageRoutes(app: FastifyInstance, { webFolder, api, checkReadiness }: CitizenPageOptions): void {
  const folder = path.join(webFolder, 'citizen');
  const built = new Map<string, Built | undefined>();
  for (const name of Object.values(pages))
    for (const language of ['zh', 'en']) built.set(`${name}.${language}`, readBuilt(folder, `${name}.${language}`));
  const kept = new Map<string, Sent>();

  for (const [url, name] of Object.entries(pages)) {
    app.get(url, async (request, reply) => {
      const language = chosenLanguage(request);
      const page = built.get(`${name}.${language}`);
      if (page === undefined) return sendNotBuilt(reply);
      const city = api.isOpen() ? await citizenCity(api.ports, request).catch(() => undefined) : undefined;
      keepChoice(reply, request, 'lang', language);
      if (city !== undefined) keepChoice(reply, request, 'city', city.chosen.city);
      // The first page also says how the system is: whoever runs it looks there first.
      const readiness = city === undefined || name === 'home' ? await checkReadiness() : null;
      const amiss = readiness === null || readiness.ready ? '' : amissNotice(readiness.reason, language);
      // The first page has no script that could come back by itself.
      if (amiss !== '' && name === 'home') reply.header('refresh', String(RELOAD_SECONDS));
      const notices = amiss + (city === undefined ? '' : citiesNotice(city, language));
      return send(reply, request, page, sentOf(kept, page, { city, notices, language }));
    });
  }
  if (!existsSync(path.join(folder, 'assets'))) return;
  void app.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/citizen/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  });
}

/** The style sheet stands in the page, and is allowed by what it is. */
function readBuilt(folder: string, name: string): Built | undefined {
  const file = path.join(folder, `${name}.html`);
  if (!existsSync(file)) return undefined;
  const html = readFileSync(file, 'utf8');
  const style = /<style>([\s\S]*?)<\/style>/u.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy =
    `default-src 'none'; script-src 'self'; style-src 'sha256-${hash}'; img-src 'self' data: blob:; media-src 'self' blob:; ` +
    `connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
  return { html, policy };
}

type Filling = { readonly city: CitizenCity | undefined; readonly notices: string; readonly language: PageLanguage };

function sentOf(kept: Map<string, Sent>, page: Built, { city, notices, language }: Filling): Sent {
  // `<` would end the element that the data stand in.
  const data = JSON.stringify(city?.chosen ?? null).replaceAll('<', String.raw`\u003c`);
  const values: Readonly<Record<string, string>> = {
    CITY: escapeHtml(city?.chosen.city ?? ''),
    CITY_NAME: escapeHtml(city?.chosen.name[language] ?? ''),
    NOTICE: notices,
    PAGE_DATA: data,
  };
  const html = page.html.replaceAll(/__(CITY|CITY_NAME|NOTICE|PAGE_DATA)__/gu, (_mark, name: string) => values[name] ?? '');
  const found = kept.get(html);
  if (found !== undefined) return found;
  const plain = Buffer.from(html);
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  if (kept.size >= KEPT_PAGES) kept.clear();
  kept.set(html, { plain, brotli });
  return { plain, brotli };
}

function send(reply: FastifyReply, request: FastifyRequest, { policy }: Built, { plain, brotli }: Sent): FastifyReply {
  const takesBrotli = /\bbr\b/u.test(request.headers['accept-encoding'] ?? '');
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept-encoding, accept-language, cookie');
  return takesBrotli ? reply.header('content-encoding', 'br').send(brotli) : reply.send(plain);
}

function amissNotice(reason: Label, language: PageLanguage): string {
  return `<p class="notice" role="alert">${escapeHtml(texts.notReady[language].replace('{reason}', () => reason[language]))}</p>`;
}

/** Where several cities are served each page says which one it is about, and leads to the others. */
function citiesNotice({ chosen, others }: CitizenCity, language: PageLanguage): string {
  if (others.length === 0) return '';
  const links = others.map(({ city, name }) => `<a href="?city=${encodeURIComponent(city)}">${escapeHtml(name[language])}</a>`);
  return `<p class="notice">${escapeHtml(chosen.name[language])} · ${escapeHtml(texts.otherCities[language])} ${links.join(' ')}</p>`;
}
