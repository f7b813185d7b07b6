import { Parser } from 'htmlparser2';

/** Elements whose words nobody reads as the page's text. */
const HIDDEN = new Set(['script', 'style', 'head', 'nav', 'noscript', 'template', 'svg', 'button', 'select', 'footer', 'iframe']);
/** Elements that begin and end a line. */
const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'section',
  'article',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'header',
  'main',
  'dd',
  'dt',
  'hr',
]);

/** The words of a web page, a line for each block; cells of a table are set off by tabs. */
export function htmlText(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentag(name) {
      if (HIDDEN.has(name)) hidden += 1;
      else if (BLOCKS.has(name)) text += '\n';
      else if (name === 'td' || name === 'th') text += '\t';
    },
    ontext(words) {
      if (hidden === 0) text += words.replaceAll(/[\r\n\t ]+/gu, ' ');
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1);
      else if (BLOCKS.has(name)) text += '\n';
    },
  });
  parser.write(html);
  parser.end();
  return tidied(text);
}

/** At most one empty line between lines, and nothing around them. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
