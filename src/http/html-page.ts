import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Label } from '../domain/vocabulary/label.ts';
import { escapeHtml } from './escape-html.ts';

/** What a page without script is made of: its title, its style sheet, and the HTML of its main part. */
export type HtmlPage = { readonly title: Label; readonly style: string; readonly main: string };

/** A whole document, Chinese first, that fetches nothing. */
export function htmlPage({ title, style, main }: HtmlPage): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title.zh)} ${escapeHtml(title.en)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

/** Answers with such a page under a policy that allows its own style sheet and nothing else. */
export function sendPage(reply: FastifyReply, page: string, style: string): FastifyReply {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page);
}

/** A label in both languages, each marked as what it is. */
export function inBothLanguages({ zh, en }: Label): string {
  return `<span>${escapeHtml(zh)}</span> <span lang="en">${escapeHtml(en)}</span>`;
}
