import { checkWritten } from '../../application/answers/check-written.ts';
import { answerChecked, answerToCheck } from '../../contract/answers.ts';
import { ok } from '../../domain/kernel/result.ts';
import { staffRoute, type Route } from '../route.ts';

/** What whoever writes or reviews an answer asks about it. */
export function answerRoutes(): readonly Route[] {
  return [
    staffRoute({
      id: 'checkAnswer',
      group: 'tickets',
      method: 'POST',
      url: '/answers/check',
      summary: {
        zh: '检查答复：是否答其所问、有无遗漏、有无个人信息；不保存',
        en: 'Check an answer: whether it answers, what it leaves out, whether it tells who called; nothing is stored',
      },
      access: null,
      scope: 'tickets:read',
      body: answerToCheck,
      answer: answerChecked,
      handle: ({ body: { subject, request, answer } }) => Promise.resolve(ok(checkWritten({ subject, detail: request, answer }))),
    }),
  ];
}
