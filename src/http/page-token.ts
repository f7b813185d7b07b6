import type { FastifyRequest } from 'fastify';

/** The token of a progress page, from `Authorization: Progress TOKEN`; empty when there is none, which opens nothing. */
export function pageTokenOf({ headers: { authorization = '' } }: FastifyRequest): string {
  return /^progress +(?<token>[\w-]{1,200})$/iu.exec(authorization)?.groups?.['token'] ?? '';
}
