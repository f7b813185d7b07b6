import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AdmissionGate, type ServerLimits, type Visit } from './admission-gate.ts';
import { apiError } from './answer-refusal.ts';
import type { Pace } from './pace-of.ts';
import { whenOver } from './when-over.ts';

/** What the gate does now, for the metrics. */
export type Load = { readonly active: number; readonly waiting: number; readonly slow: number; readonly streams: number };

/** Chosen for one process on one core: enough to keep the database busy, few enough to answer within a second or two. */
const LIMITS: ServerLimits = { active: 32, waiting: 128, waitingPerClient: 64, patienceMs: 2000, stalledMs: 400 };
/** Transfers wait for their client more than they work, but each holds a buffer; live streams cost a socket and little else. */
const AT_ONCE = { slow: 64, stream: 5000 } as const;
const SAMPLE_MS = 250;
/** Whoever was turned away comes back within this many seconds, each at another moment. */
const RETRY_WITHIN_S = 3;

declare module 'fastify' {
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyInstance {
    /** How busy this server is now. */
    load(): Load;
  }
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyContextConfig {
    /** Routes without one are always let in: health, readiness, pages. */
    pace?: Pace;
  }
}

/**
 * Keeps the answers quick when more is asked than can be done: what cannot be done soon is refused at once with 503 and
 * `Retry-After`, before it has cost anything. From then on `app.load()` tells how busy it is.
 */
export function admitRequests(app: FastifyInstance, limits: ServerLimits = LIMITS): void {
  const gate = new AdmissionGate(limits);
  const visits = new WeakMap<FastifyRequest, Visit>();
  const open = { slow: 0, stream: 0 };
  const isStalled = watchTurns(app, limits.stalledMs);

  app.addHook('onRequest', async (request, reply) => {
    const { pace } = request.routeOptions.config;
    if (pace === undefined) return;
    if (isStalled() || (pace === 'quick' ? gate.isFull(clientOf(request)) : open[pace] >= AT_ONCE[pace])) {
      await turnAway(reply);
    } else if (pace !== 'quick') {
      open[pace] += 1;
      whenOver(reply, () => (open[pace] -= 1));
    }
  });
  // Once the body is here: a client that dawdles with it takes nobody's place.
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.pace !== 'quick') return;
    const visit = gate.visit(clientOf(request));
    // Whoever leaves while it waits is not waited for any more; what was begun keeps its place until it is done.
    reply.raw.once('close', visit.giveUp);
    if (await visit.admitted) visits.set(request, visit);
    else await turnAway(reply);
  });
  app.addHook('onSend', (request, _reply, payload, done) => {
    visits.get(request)?.leave();
    done(null, payload);
  });
  app.decorate('load', () => ({ active: gate.active, waiting: gate.waiting, slow: open.slow, streams: open.stream }));
}

/** Who a request counts for, before it is known who that is: the same credentials are the same client. */
function clientOf({ headers, ip }: FastifyRequest): string {
  return headers.authorization ?? headers.cookie ?? ip;
}

async function turnAway(reply: FastifyReply): Promise<void> {
  const seconds = 1 + Math.floor(Math.random() * RETRY_WITHIN_S);
  await reply.status(503).header('retry-after', String(seconds)).send(apiError('http.overloaded'));
}

/** Whether the turns of this process have become too long lately. */
function watchTurns(app: FastifyInstance, stalledMs: number): () => boolean {
  const turns = monitorEventLoopDelay({ resolution: 20 });
  turns.enable();
  let stalled = false;
  const sampling = setInterval(() => {
    stalled = turns.percentile(50) / 1e6 > stalledMs;
    turns.reset();
  }, SAMPLE_MS).unref();
  app.addHook('onClose', (_app, done) => {
    clearInterval(sampling);
    turns.disable();
    done();
  });
  return () => stalled;
}
