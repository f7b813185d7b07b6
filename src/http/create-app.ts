import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { apiRoutes } from './api.ts';
import type { LatePorts } from './api-ports.ts';
import { apiError } from './answer-refusal.ts';
import { answerErrors } from './answer-errors.ts';
import { drainRequests } from './drain-requests.ts';
import { readJson } from './read-json.ts';
import type { CheckReadiness } from './readiness.ts';
import { registerRoutes } from './register-routes.ts';
import { API_PREFIX } from './route.ts';
import { healthRoutes } from './routes/health.ts';
import { startPageRoute } from './routes/start-page.ts';
import { securityHeaders } from './security-headers.ts';

/** What the HTTP server needs from outside. */
export type AppOptions = {
  readonly version: string;
  readonly api: Pick<LatePorts, 'ports' | 'isOpen'>;
  readonly checkReadiness: CheckReadiness;
  /** Receives errors that are ours (5xx), with the route, never with anything a caller said. */
  readonly onError: (error: unknown, route: string) => void;
};

const DRAIN_MS = 5000;
const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP server, not listening yet. */
export function createApp(options: AppOptions): FastifyInstance {
  const app = fastify({
    // Requests in flight are waited for by drainRequests; connections that only idle or dawdle are cut.
    forceCloseConnections: true,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: (error, _request, reply) => {
      // Its own type is bound to routes, and this answer belongs to none.
      void (reply as FastifyReply).status(error.statusCode ?? 400).send(apiError('http.badRequest'));
    },
  });
  readJson(app);
  answerErrors(app, options.onError);
  securityHeaders(app);
  drainRequests(app, DRAIN_MS);
  healthRoutes(app, options);
  startPageRoute(app, options);
  refuseUntilOpen(app, options.api);
  registerRoutes(app, apiRoutes(options.api.ports), options.api.ports);
  return app;
}

/** The port answers from the first moment, the API when its database is there. */
function refuseUntilOpen(app: FastifyInstance, api: Pick<LatePorts, 'isOpen'>): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!api.isOpen() && request.url.startsWith(API_PREFIX)) {
      await reply.status(503).header('retry-after', '1').send(apiError('http.unavailable'));
    }
  });
}
