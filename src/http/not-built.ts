import type { FastifyReply } from 'fastify';
import type { Label } from '../domain/vocabulary/label.ts';
import { htmlPage, inBothLanguages, sendPage } from './html-page.ts';

const texts = {
  title: { zh: '网页尚未生成', en: 'The pages are not built yet' },
  remedy: {
    zh: '请在程序目录运行 npm run build，再刷新本页。',
    en: 'Run "npm run build" in the folder of the program, then load this page again.',
  },
} as const satisfies Record<string, Label>;

/** Answers in place of a page that was never built, and says what to run. */
export function sendNotBuilt(reply: FastifyReply): FastifyReply {
  const style = 'body { font: 16px/1.6 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; }';
  const main = `<h1>${inBothLanguages(texts.title)}</h1>\n<p>${inBothLanguages(texts.remedy)}</p>`;
  return sendPage(reply.status(503), htmlPage({ title: texts.title, style, main }), style);
}
