import type { FastifyInstance } from 'fastify';
import type { CityId, UserId } from '../domain/kernel/ids.ts';
import { principalOf } from './principal-of.ts';
import { whenOver } from './when-over.ts';

/** A request that is over, without anything that a caller said: no address, no text of the URL, no header, no body. */
export type FinishedRequest = {
  /** Given by us, and sent as `X-Request-Id`, so that somebody who saw an error can name it. */
  readonly id: string;
  readonly method: string;
  /** The pattern of the route; null where no route is. */
  readonly route: string | null;
  /** 499 when the client left before there was an answer. */
  readonly status: number;
  readonly ms: number;
  readonly city: CityId | null;
  readonly account: UserId | null;
};

/** Hears of requests. Errors are our own (5xx). */
export type RequestWatch = {
  onFinished(request: FinishedRequest): void;
  onError(error: unknown, at: { readonly id: string; readonly method: string; readonly route: string | null }): void;
};

const CLIENT_LEFT = 499;

/** Tells the watch of every request that is over. */
export function watchRequests(app: FastifyInstance, watch: Pick<RequestWatch, 'onFinished'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    const begunAtMs = performance.now();
    reply.header('x-request-id', request.id);
    whenOver(reply, () => {
      const principal = principalOf(request);
      watch.onFinished({
        id: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.raw.writableEnded ? reply.statusCode : CLIENT_LEFT,
        ms: performance.now() - begunAtMs,
        city: principal?.city ?? null,
        account: principal?.account.userId ?? null,
      });
    });
    done();
  });
}
