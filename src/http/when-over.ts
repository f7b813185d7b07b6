import type { FastifyReply } from 'fastify';

/**
 * Calls `act` once when a request is over: its answer was handed to the system, or its client has left. Fastify's own hook
 * `onResponse` is silent about clients that leave.
 */
export function whenOver(reply: FastifyReply, act: () => void): void {
  const { raw } = reply;
  const over = (): void => {
    raw.off('finish', over);
    raw.off('close', over);
    act();
  };
  raw.on('finish', over);
  raw.on('close', over);
}
