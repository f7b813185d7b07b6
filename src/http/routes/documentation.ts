import type { FastifyInstance } from 'fastify';
import { renderApiPage } from '../api-page.ts';
import { API_PAGE_STYLE } from '../api-page-style.ts';
import { sendPage } from '../html-page.ts';
import { openApiOf } from '../open-api.ts';
import { API_PREFIX, type Route } from '../route.ts';

/** `/api`: the API as a page. `/api/v1/openapi.json`: the same for machines. Both are made once. */
export function documentationRoutes(app: FastifyInstance, routes: readonly Route[], version: string): void {
  const page = renderApiPage(routes, version);
  const document = JSON.stringify(openApiOf(routes, version));
  app.get('/api', (_request, reply) => sendPage(reply, page, API_PAGE_STYLE));
  app.get(`${API_PREFIX}/openapi.json`, (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
}
