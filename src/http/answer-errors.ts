import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ErrorAnswer } from '../contract/error-answer.ts';

/** The answer to what is not HTTP as we understand it. */
export const badRequest: ErrorAnswer = {
  error: { code: 'http.badRequest', message: { zh: '请求格式有误。', en: 'The request is malformed.' } },
};

const notFound: ErrorAnswer = {
  error: { code: 'http.notFound', message: { zh: '没有这个地址。', en: 'There is nothing at this address.' } },
};

const internal: ErrorAnswer = {
  error: { code: 'http.internal', message: { zh: '系统出错，请稍后再试。', en: 'Something failed on our side. Please try again later.' } },
};

/** Words every error of the server: hostile or mistaken input gets its 4xx, our own failures a 500 that tells nothing inner. */
export function answerErrors(app: FastifyInstance, onError: (error: unknown, route: string) => void): void {
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(notFound));
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (status >= 400 && status < 500) {
      const text = STATUS_CODES[status] ?? 'Bad Request';
      return reply
        .status(status)
        .send({ error: { code: `http.${camelCase(text)}`, message: { zh: badRequest.error.message.zh, en: `${text}.` } } });
    }
    onError(error, `${request.method} ${request.routeOptions.url ?? ''}`);
    return reply.status(500).send(internal);
  });
}

function camelCase(words: string): string {
  return words
    .split(/[^A-Za-z]+/u)
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
}
