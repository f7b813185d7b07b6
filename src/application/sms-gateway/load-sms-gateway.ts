import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { placeholdersOf } from '../messages/fill-text.ts';
import { structuredProblemTexts } from '../structured/problem-texts.ts';
import { decodeText } from '../structured/decode-text.ts';
import { list, nearestTo, newReading, object, optional, required, scalar, type Decoder } from '../structured/decoder.ts';
import { problemAt, problemOfFile, type Problem, type ProblemTexts } from '../structured/problem.ts';
import { readYaml } from '../structured/read-yaml.ts';
import { oneOf, text, whole } from '../structured/scalars.ts';
import type { SourceNode } from '../structured/source-node.ts';
import { gatewayPlaceholders, type BodyTemplate, type SmsGateway } from './ports.ts';

/** What the problem codes of a gateway's file mean. */
export const smsGatewayProblemTexts = {
  ...structuredProblemTexts,
  expectedUrl: { zh: '“{found}”不是 http 或 https 地址', en: '"{found}" is no http or https address' },
  expectedPointer: { zh: '“{found}”不是 JSON 指针（例：/data/code）', en: '"{found}" is no JSON pointer (example: /data/code)' },
  unknownPlaceholder: {
    zh: '没有占位符“{found}”{nearest?，是不是“{nearest}”}（可用：{allowed}）',
    en: 'there is no placeholder "{found}"{nearest?, did you mean "{nearest}"} (known: {allowed})',
  },
  brokenPlaceholder: { zh: '花括号不成对', en: 'a brace opens or closes nothing' },
  textNotSent: { zh: '请求中没有 {to} 或 {text}，短信发不出去', en: 'the request holds no {to} or no {text}: nothing would be sent' },
  damagedText: { zh: '文件不是完好的文本', en: 'the file is no sound text' },
} as const satisfies ProblemTexts;

const url = scalar((node) =>
  /^https?:\/\/[^\s/]+/u.test(node.text) ? { value: node.text } : { code: 'expectedUrl', params: { found: node.text } },
);
const pointer = scalar((node) =>
  /^(?:\/[^/\s]+)+$/u.test(node.text) ? { value: node.text } : { code: 'expectedPointer', params: { found: node.text } },
);
/** A verdict as the gateway writes it: `0` and `"0"` are one. */
const verdict = scalar((node) => ({ value: node.text }));

const gateway = object({
  url: required(url),
  method: optional(oneOf(['GET', 'POST', 'PUT']), 'POST'),
  format: optional(oneOf(['json', 'form', 'query']), 'json'),
  headers: optional(texts(), {}),
  body: required(template()),
  signature: optional(
    object({
      header: required(text()),
      algorithm: optional(oneOf(['sha256', 'sha512', 'sha1']), 'sha256'),
      encoding: optional(oneOf(['hex', 'base64']), 'hex'),
      prefix: optional(text(), ''),
      over: optional(text(1_000), '{body}'),
    }),
    null,
  ),
  success: optional(
    object({
      statuses: optional(list(whole(100, 599)), []),
      pointer: optional(pointer, null),
      equals: optional(list(verdict), []),
    }),
    { statuses: [], pointer: null, equals: [] },
  ),
  temporary: optional(list(verdict), []),
  reference: optional(pointer, null),
  timeoutSeconds: optional(whole(1, 120), 10),
  parallel: optional(whole(1, 100), 4),
  perSecond: optional(whole(1, 10_000), 20),
});

/** Reads the description of an SMS gateway; answers with everything that is wrong with it. */
export function loadSmsGateway(file: string, content: Uint8Array): Result<SmsGateway, readonly Problem[]> {
  const reading = newReading();
  const { problems } = reading;
  const decoded = decodeText(content);
  if (decoded === undefined) return fail([problemOfFile(file, 'damagedText')]);
  const root = readYaml(file, decoded.text, problems);
  const value = root === undefined ? undefined : gateway(root, reading);
  if (root !== undefined) checkPlaceholders(root, problems);
  if (value === undefined || problems.length > 0) return fail(problems);
  const { timeoutSeconds, ...rest } = value;
  const sent = JSON.stringify([rest.url, rest.headers, rest.body]);
  if (!sent.includes('{to}') || !sent.includes('{text}')) return fail([problemOfFile(file, 'textNotSent')]);
  return ok({ ...rest, timeoutMs: timeoutSeconds * 1_000 });
}

/** Every text of the file, wherever it stands. */
function checkPlaceholders(node: SourceNode, problems: Problem[]): void {
  if (node.kind === 'list') for (const item of node.items) checkPlaceholders(item, problems);
  else if (node.kind === 'map') for (const entry of node.entries.values()) checkPlaceholders(entry.node, problems);
  else if (typeof node.value === 'string') {
    const { all, broken } = placeholdersOf(node.value);
    if (broken) problems.push(problemAt(node.at, 'brokenPlaceholder'));
    const known: readonly string[] = [...gatewayPlaceholders, ...(node.at.field === 'signature.over' ? ['body'] : [])];
    for (const found of all) {
      if (known.includes(found)) continue;
      problems.push(problemAt(node.at, 'unknownPlaceholder', { found, nearest: nearestTo(found, known), allowed: known.join(' ') }));
    }
  }
}

/** Any value, as it stands. */
function template(): Decoder<BodyTemplate> {
  return (node, reading) => {
    if (node.kind === 'scalar') return node.value;
    if (node.kind === 'list') return node.items.map((item) => template()(item, reading) ?? null);
    return Object.fromEntries([...node.entries].map(([name, entry]) => [name, template()(entry.node, reading) ?? null]));
  };
}

/** Names with texts. */
function texts(): Decoder<Readonly<Record<string, string>>> {
  return (node, reading) => {
    if (node.kind !== 'map') {
      reading.problems.push(problemAt(node.at, 'expectedMap', { found: node.kind }));
      return undefined;
    }
    const entries = [...node.entries].map(([name, entry]) => [name, text(1_000)(entry.node, reading) ?? ''] as const);
    return Object.fromEntries(entries);
  };
}
