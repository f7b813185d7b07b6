import { randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { ServerLimits } from './admission-gate.ts';
import { admitRequests } from './admit-requests.ts';
import { apiRoutes } from './api.ts';
import type { LatePorts } from './api-ports.ts';
import { apiError } from './answer-refusal.ts';
import { answerClientError } from './answer-client-error.ts';
import { answerErrors } from './answer-errors.ts';
import { drainRequests } from './drain-requests.ts';
import { readJson } from './read-json.ts';
import type { CheckReadiness } from './readiness.ts';
import { registerRoutes } from './register-routes.ts';
import { API_PREFIX } from './route.ts';
import { citizenPageRoutes } from './routes/citizen-pages.ts';
import { documentationRoutes } from './routes/documentation.ts';
import { healthRoutes } from './routes/health.ts';
import { webPageRoutes } from './routes/web-pages.ts';
import { securityHeaders } from './security-headers.ts';
import { watchRequests, type RequestWatch } from './watch-requests.ts';

/** What the HTTP server needs from outside. */
export type AppOptions = {
  readonly version: string;
  readonly api: Pick<LatePorts, 'ports' | 'isOpen'>;
  readonly checkReadiness: CheckReadiness;
  /** Where the pages were built to. */
  readonly webFolder: string;
  readonly watch: RequestWatch;
  /** Proxies whose word on where a request comes from counts; none. */
  readonly trustProxy?: readonly string[];
  /** How much is let in at a time; what suits one process, if not said. */
  readonly limits?: ServerLimits;
};

const DRAIN_MS = 5000;
const BODY_LIMIT_BYTES = 1024 * 1024;
/** For a whole request: a photo of ten megabytes takes minutes on a slow phone. */
const REQUEST_TIMEOUT_MS = 300_000;
/** For its headers, which no phone is slow with. */
const HEADERS_TIMEOUT_MS = 30_000;

/** The HTTP server, not listening yet. */
export function createApp(options: AppOptions): FastifyInstance {
  const app = fastify({
    genReqId: requestIds(),
    // Requests in flight are waited for by drainRequests, which also words what new ones hear; connections that idle or dawdle are cut.
    return503OnClosing: false,
    forceCloseConnections: true,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    trustProxy: [...(options.trustProxy ?? [])],
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) => {
      // Its own type is bound to routes, and this answer belongs to none.
      void (reply as FastifyReply).status(error.statusCode ?? 400).send(apiError('http.badRequest'));
    },
  });
  readJson(app);
  answerErrors(app, options.watch);
  securityHeaders(app);
  drainRequests(app, DRAIN_MS);
  watchRequests(app, options.watch);
  admitRequests(app, options.limits);
  healthRoutes(app, options);
  citizenPageRoutes(app, options);
  webPageRoutes(app, options.webFolder);
  refuseUntilOpen(app, options.api);
  const routes = apiRoutes(options.api.ports);
  registerRoutes(app, routes, options.api.ports);
  documentationRoutes(app, routes, options.version);
  return app;
}

/** Names of requests: unlike those of other processes, and of no meaning. What a client calls its request is not taken over. */
function requestIds(): () => string {
  const prefix = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${prefix}-${(count += 1).toString(36)}`;
}

/** The port answers from the first moment, the API when its database is there. */
function refuseUntilOpen(app: FastifyInstance, api: Pick<LatePorts, 'isOpen'>): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!api.isOpen() && request.url.startsWith(API_PREFIX)) {
      await reply.status(503).header('retry-after', '1').send(apiError('http.unavailable'));
    }
  });
}
