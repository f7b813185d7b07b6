import type { FastifyInstance } from 'fastify';

/** On close, waits until the requests in flight are answered, at most `patienceMs`; then the connections are cut. */
export function drainRequests(app: FastifyInstance, patienceMs: number): void {
  const inFlight = new Set<string>();
  let onIdle: (() => void) | undefined;

  function finished(id: string): void {
    inFlight.delete(id);
    if (inFlight.size === 0) onIdle?.();
  }

  app.addHook('onRequest', (request, _reply, done) => {
    inFlight.add(request.id);
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    finished(request.id);
    done();
  });
  app.addHook('onRequestAbort', (request, done) => {
    finished(request.id);
    done();
  });
  app.addHook('preClose', (done) => {
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
