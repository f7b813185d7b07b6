import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Label } from '../../domain/vocabulary/label.ts';
import { htmlPage, inBothLanguages, sendPage } from '../html-page.ts';

const notBuilt = {
  title: { zh: '网页尚未生成', en: 'The pages are not built yet' },
  remedy: {
    zh: '请在程序目录运行 npm run build，再刷新本页。',
    en: 'Run "npm run build" in the folder of the program, then load this page again.',
  },
} as const satisfies Record<string, Label>;

/** What the console's document has where the nonce of each answer belongs. */
const NONCE_MARK = 'NONCE';

/**
 * The built pages: everything below `/console/` that is no file is the console's document. `folder` is where the pages were
 * built; without them every page says what to run.
 */
export function webPageRoutes(app: FastifyInstance, folder: string): void {
  const file = path.join(folder, 'console', 'index.html');
  const document = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const sendConsole = (reply: FastifyReply): FastifyReply => (document === null ? sendNotBuilt(reply) : sendDocument(reply, document));
  app.get('/console', async (_request, reply) => sendConsole(reply));
  app.get('/console/*', async (_request, reply) => sendConsole(reply));
  if (document === null) return;
  void app.register(fastifyStatic, {
    root: path.join(folder, 'console', 'assets'),
    prefix: '/console/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  });
}

/** A fresh nonce lets the styles in that the console's components add; scripts come from our own files only. */
function sendDocument(reply: FastifyReply, document: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy =
    `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; ` +
    `connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
  return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(document.replaceAll(NONCE_MARK, nonce));
}

function sendNotBuilt(reply: FastifyReply): FastifyReply {
  const style = 'body { font: 16px/1.6 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; }';
  const main = `<h1>${inBothLanguages(notBuilt.title)}</h1>\n<p>${inBothLanguages(notBuilt.remedy)}</p>`;
  return sendPage(reply.status(503), htmlPage({ title: notBuilt.title, style, main }), style);
}
