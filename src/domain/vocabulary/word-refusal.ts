import type { RefusalParams } from '../kernel/refusal.ts';
import { ticketActions } from './actions.ts';
import { isCodeOf } from './label.ts';
import type { Label, Labels } from './label.ts';
import { commitmentActions, commitmentStates } from './ledger.ts';
import { refusals } from './refusals.ts';
import { roles } from './roles.ts';
import { ticketStates } from './ticket.ts';

/** Parameters that are codes of our own tables; people read their labels. */
const tables: Readonly<Record<string, Labels>> = {
  action: ticketActions,
  state: ticketStates,
  promiseAction: commitmentActions,
  promiseState: commitmentStates,
  role: roles,
  roles,
};

/** A refusal in both languages with its parameters filled in; a code that the catalogue does not know stands for itself. */
export function wordRefusal({ code, params }: { readonly code: string; readonly params: RefusalParams }): Pick<Label, 'zh' | 'en'> {
  return wordText(isCodeOf(refusals, code) ? refusals[code] : { zh: code, en: code }, params);
}

/** Any sentence with its `{name}`s filled in; parameters that are codes of our own tables by their labels. */
export function wordText(text: Label, params: RefusalParams): Pick<Label, 'zh' | 'en'> {
  return { zh: fill(text.zh, params, 'zh', '、'), en: fill(text.en, params, 'en', ', ') };
}

function fill(text: string, params: RefusalParams, language: 'zh' | 'en', comma: string): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    const codes = String(value).split(', ');
    const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
    return codes.map((code) => (table !== undefined && isCodeOf(table, code) ? (table[code]?.[language] ?? code) : code)).join(comma);
  });
}
