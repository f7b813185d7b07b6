import { describe, it } from 'node:test';
import { RuleTester } from 'oxlint/plugins-dev';
import plugin from '../../scripts/lint-words.ts';

RuleTester.describe = (text, run) => void describe(text, run);
RuleTester.it = (text, run) => void it(text, run);

const tester = new RuleTester({ languageOptions: { sourceType: 'module', parserOptions: { lang: 'ts' } } });

tester.run('words/bilingual', plugin.rules.bilingual, {
  valid: [
    "export const label = { zh: '已受理', en: 'Taken on' };",
    "export const label = { en: 'Pay', zh: paid ? '已付' : `未付${sum}` };",
    "export const label = { zh: '待回访', en: 'To follow up', citizenZh: '请您评价', citizenEn: 'Please rate' };",
    "export const step = { sign: '接', zh: '受理', en: 'Receive' };",
    "export const text = 'received'; // 已受理",
  ],
  invalid: [
    { code: "export const text = '已受理';", errors: [{ message: /outside a label/u }] },
    { code: 'export const text = `${n} 件`;', errors: [{ message: /outside a label/u }] },
    { code: "export const label = { zh: '已受理' };", errors: [{ message: /outside a label/u }] },
    { code: "export const label = { zh: '待回访', en: 'x', citizenZh: '请您评价' };", errors: [{ message: /outside a label/u }] },
    { code: "export const label = { zh: '待回访', en: '待回访' };", errors: [{ message: /outside a label/u }] },
    { code: "if (state === '办结') stop();", errors: [{ message: /outside a label/u }] },
  ],
});

tester.run('words/same-in-both', plugin.rules['same-in-both'], {
  valid: [
    "export const label = { zh: '最多 {max} 字,现有 {length} 字', en: '{length} characters, at most {max}' };",
    "export const label = { zh: '没有“{found}”{nearest?,是不是“{nearest}”}', en: 'no {found}{nearest?, did you mean {nearest}}' };",
    "export const label = { zh: '{name} 逾期', en: '{nameEn} is late' };",
    "export const label = { zh: `${n} 件`, en: 'many' };",
  ],
  invalid: [
    { code: "export const label = { zh: '最多 {max} 字', en: 'too long' };", errors: [{ message: /parameters differ: \{max\}/u }] },
    { code: "export const label = { zh: '逾期', en: ' ' };", errors: [{ message: /without text/u }] },
  ],
});

tester.run('words/english-names', plugin.rules['english-names'], {
  valid: ['export const sendBack = 1;', 'export const toTuple = 2;', 'export function isolate(slate: string) { return slate; }'],
  invalid: [
    { code: 'export const 工单 = 1;', errors: [{ message: /names are ASCII/u }] },
    { code: 'export const tuidanCount = 1;', errors: [{ message: /tuidan/u }] },
    { code: 'export const MAX_TUIDAN = 1;', errors: [{ message: /tuidan/u }] },
    { code: 'export const slaHours = 1;', errors: [{ message: /sla/u }] },
  ],
});
