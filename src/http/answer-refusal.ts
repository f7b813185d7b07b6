import type { FastifyReply } from 'fastify';
import { apiErrors, type ApiErrorCode } from '../contract/api-errors.ts';
import type { FieldProblem } from '../contract/check-fields.ts';
import type { ErrorAnswer } from '../contract/error-answer.ts';
import type { Refusal } from '../domain/kernel/refusal.ts';
import { wordRefusal, wordText } from '../domain/vocabulary/word-refusal.ts';
import { statusOfRefusal } from './status-of-refusal.ts';
import type { ApiRefusal } from './route.ts';

/** Answers with a refusal: its status, its code, and the sentence in both languages. */
export function answerRefusal(reply: FastifyReply, refusal: Refusal | ApiRefusal): FastifyReply {
  if (!('rule' in refusal)) {
    if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    return reply.status(apiErrors[refusal.code].status).send(apiError(refusal.code, refusal.params));
  }
  const { code, rule, params } = refusal;
  const answer: ErrorAnswer = { error: { code, message: wordRefusal(refusal), params: { ...params }, ...(rule === null ? {} : { rule }) } };
  return reply.status(statusOfRefusal(code)).send(answer);
}

/** Answers that some fields are not as they should be, naming each. */
export function answerFields(reply: FastifyReply, fields: readonly FieldProblem[]): FastifyReply {
  const { error } = apiError('http.badFields', {});
  return reply.status(400).send({ error: { ...error, fields } });
}

/** An error of the interface, worded. */
export function apiError(code: ApiErrorCode, params: ApiRefusal['params'] = {}): ErrorAnswer {
  const given = Object.keys(params).length === 0 ? {} : { params: { ...params } };
  return { error: { code, message: wordText(apiErrors[code], params), ...given } };
}
