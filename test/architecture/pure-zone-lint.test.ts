import { describe, it } from 'node:test';
import { RuleTester } from 'oxlint/plugins-dev';
import plugin from '../../scripts/lint-pure-zone.ts';

RuleTester.describe = (text, run) => void describe(text, run);
RuleTester.it = (text, run) => void it(text, run);

/** Each piece of code must be refused exactly once, with a message that holds the word. */
const refused: readonly (readonly [code: string, word: RegExp])[] = [
  ['export const at = Date.now();', /no clock/u],
  ["export const at = Date['now']();", /no clock/u],
  ['export const at = new Date();', /no clock/u],
  ['export const at = new Date;', /no clock/u],
  ['export const at = Date();', /no clock/u],
  ['export const { now } = Date;', /no clock/u],
  ['export const clock = Date;', /no clock/u],
  ['export const day = new Date(2026, 1, 13);', /host zone/u],
  ['export const dice = Math.random();', /no chance/u],
  ['export const { random } = Math;', /no chance/u],
  ['export const at = Temporal.Now.instant();', /no clock/u],
  ['export const { Now } = Temporal;', /no clock/u],
  ['export const at = performance.now();', /no clock/u],
  ['export const id = crypto.randomUUID();', /no chance/u],
  ['export const at = globalThis.Date.now();', /no global state/u],
  ['export async function later(): Promise<number> { return 1; }', /no asynchrony/u],
  ['export const later = async () => 1;', /no asynchrony/u],
  ['export const later = Promise.resolve(1);', /no asynchrony/u],
  ["export const fs = import('node:fs');", /no import at run time/u],
  ['export const hour = (at: Date): number => at.getHours();', /zone or language of the host/u],
  ['export const text = (n: number): string => n.toLocaleString();', /zone or language of the host/u],
  ['export const order = (a: string, b: string): number => a.localeCompare(b);', /zone or language of the host/u],
  ["export const format = new Intl.DateTimeFormat('zh');", /no host locale/u],
];

const accepted: readonly string[] = [
  'export const at = (ms: number): Date => new Date(ms);',
  "export const ms = Date.parse('2026-02-13T08:40:00.000Z');",
  'export const ms = Date.UTC(2026, 1, 13);',
  'export const isDate = (value: unknown): boolean => value instanceof Date;',
  'export const hour = (at: Date): number => at.getUTCHours();',
  'export const floor = Math.floor(1.5);',
  'export type Now = Date;',
  "export const instant = Temporal.Instant.from('2026-02-13T08:40:00Z');",
  'export const at = (Date: { now(): number }): number => Date.now();',
  'export type Later = Promise<number>;',
];

new RuleTester({ languageOptions: { sourceType: 'module', parserOptions: { lang: 'ts' } } }).run(
  'pure-zone/no-ambient',
  plugin.rules['no-ambient'],
  {
    valid: accepted.map((code) => ({ code, filename: 'pure.ts' })),
    invalid: refused.map(([code, message]) => ({ code, filename: 'pure.ts', errors: [{ message }] })),
  },
);
