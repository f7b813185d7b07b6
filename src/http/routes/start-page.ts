import type { FastifyInstance } from 'fastify';
import { sendPage } from '../html-page.ts';
import type { CheckReadiness } from '../readiness.ts';
import { renderStartPage, START_PAGE_STYLE } from '../start-page.ts';

/** `/`: a page for people that says what runs here and whether it is well. */
export function startPageRoute(app: FastifyInstance, options: { readonly version: string; readonly checkReadiness: CheckReadiness }): void {
  app.get('/', async (_request, reply) =>
    sendPage(reply, renderStartPage(options.version, await options.checkReadiness()), START_PAGE_STYLE),
  );
}
