import type { FastifyInstance } from 'fastify';
import { ErrorAnswer } from '../../contract/error-answer.ts';
import { HealthAnswer, ReadyAnswer } from '../../contract/health.ts';
import type { CheckReadiness } from '../readiness.ts';

/** `/health`: is the process alive? `/ready`: can it do its work (503 with the reason if not)? */
export function healthRoutes(app: FastifyInstance, options: { readonly version: string; readonly checkReadiness: CheckReadiness }): void {
  app.get('/health', { schema: { response: { 200: HealthAnswer } } }, (_request, reply) => {
    const answer: HealthAnswer = { status: 'alive', name: 'huiyin', version: options.version };
    return reply.send(answer);
  });

  app.get('/ready', { schema: { response: { 200: ReadyAnswer, 503: ErrorAnswer } } }, async (_request, reply) => {
    const readiness = await options.checkReadiness();
    if (readiness.ready) {
      const { workers, replica, readOnly } = readiness;
      const status = readOnly === true ? 'readOnly' : 'ready';
      return reply.send({ status, workers, ...(replica === undefined ? {} : { replica }) } satisfies ReadyAnswer);
    }
    const answer: ErrorAnswer = { error: { code: readiness.code, message: readiness.reason } };
    return reply.status(503).header('retry-after', '1').send(answer);
  });
}
