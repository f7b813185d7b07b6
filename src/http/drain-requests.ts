import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiError } from './answer-refusal.ts';
import { whenOver } from './when-over.ts';

/**
 * On close: requests in flight are answered, at most `patienceMs`; live streams end, and their clients come back to another server; new
 * requests are sent there at once. Then the connections are cut.
 */
export function drainRequests(app: FastifyInstance, patienceMs: number): void {
  const inFlight = new Map<FastifyRequest, FastifyReply>();
  let draining = false;
  let onIdle: (() => void) | undefined;

  app.addHook('onRequest', async (request, reply) => {
    inFlight.set(request, reply);
    whenOver(reply, () => {
      inFlight.delete(request);
      if (inFlight.size === 0) onIdle?.();
    });
    if (!draining || request.routeOptions.config.pace === undefined) return;
    await reply.status(503).header('connection', 'close').header('retry-after', '1').send(apiError('http.unavailable'));
  });
  app.addHook('preClose', (done) => {
    draining = true;
    for (const [request, reply] of inFlight) if (request.routeOptions.config.pace === 'stream') reply.raw.end();
    if (inFlight.size === 0) {
      done();
      return;
    }
    const timer = setTimeout(done, patienceMs);
    onIdle = () => {
      clearTimeout(timer);
      onIdle = undefined;
      done();
    };
  });
}
