import type { FastifyInstance } from 'fastify';
import type { ApiErrorCode } from '../contract/api-errors.ts';
import { apiErrors } from '../contract/api-errors.ts';
import { apiError } from './answer-refusal.ts';
import { BadBody } from './read-json.ts';
import type { RequestWatch } from './watch-requests.ts';

/** What Fastify says is wrong before a route is reached, by its own codes. */
const known: Readonly<Record<string, ApiErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.unsupportedMediaType',
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.tooLarge',
};

/** Words every error of the server: hostile or mistaken input gets its 4xx, our own failures a 500 that tells nothing inner. */
export function answerErrors(app: FastifyInstance, watch: Pick<RequestWatch, 'onError'>): void {
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(apiError('http.notFound')));
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (error instanceof BadBody) return reply.status(error.statusCode).send(apiError(error.code, error.params));
    if (status >= 400 && status < 500) {
      const code = known[error instanceof Error && 'code' in error ? String(error.code) : ''] ?? 'http.badRequest';
      const params = {
        'http.unsupportedMediaType': { expected: 'application/json' },
        'http.tooLarge': { limit: request.routeOptions.bodyLimit },
      };
      return reply.status(apiErrors[code].status).send(apiError(code, params[code as keyof typeof params] ?? {}));
    }
    watch.onError(error, { id: request.id, method: request.method, route: request.routeOptions.url ?? null });
    const outage = isOutage(error);
    if (outage) reply.header('retry-after', '1');
    return reply.status(outage ? 503 : 500).send(apiError(outage ? 'http.unavailable' : 'http.internal'));
  });
}

/** The database cannot be reached or written: nothing is wrong with the request, and the next try may succeed. */
function isOutage(error: unknown): boolean {
  return error instanceof Error && (error.name === 'DatabaseUnavailable' || error.name === 'DiskFull');
}
