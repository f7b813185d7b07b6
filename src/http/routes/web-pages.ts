import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendNotBuilt } from '../not-built.ts';

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
