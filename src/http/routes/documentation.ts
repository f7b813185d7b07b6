import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { renderApiPage } from '../api-page.ts';
import { API_PAGE_STYLE } from '../api-page-style.ts';
import { openApiOf } from '../open-api.ts';
import { API_PREFIX, type Route } from '../route.ts';

const STYLE_HASH = createHash('sha256').update(API_PAGE_STYLE).digest('base64');
const POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** `/api`: the API as a page. `/api/v1/openapi.json`: the same for machines. Both are made once. */
export function documentationRoutes(app: FastifyInstance, routes: readonly Route[], version: string): void {
  const page = renderApiPage(routes, version);
  const document = JSON.stringify(openApiOf(routes, version));
  app.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(page));
  app.get(`${API_PREFIX}/openapi.json`, (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
}
