import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { CheckReadiness } from '../readiness.ts';
import { renderStartPage, START_PAGE_STYLE } from '../start-page.ts';

const STYLE_HASH = createHash('sha256').update(START_PAGE_STYLE).digest('base64');
const POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** `/`: a page for people that says what runs here and whether it is well. */
export function startPageRoute(app: FastifyInstance, options: { readonly version: string; readonly checkReadiness: CheckReadiness }): void {
  app.get('/', async (_request, reply) => {
    const page = renderStartPage(options.version, await options.checkReadiness());
    return reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(page);
  });
}
