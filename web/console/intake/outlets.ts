import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { declineReasons } from '../../../src/domain/vocabulary/request.ts';
import type { Draft, Outlet } from './draft.ts';
import { intakeTexts as texts } from './intake-texts.ts';

/** Outlets that ask for more than the form holds. */
export type AskingOutlet = 'dispatch' | 'answerDirectly' | 'handOver' | 'decline';

/** What is asked for them. It stays while the page is open, whichever window is closed. */
export type OutletFields = {
  readonly lead: string | null;
  readonly basis: string;
  readonly answer: string;
  readonly knowledgeRef: string | null;
  readonly handOverTo: string;
  readonly toCaller: string;
  readonly reason: keyof typeof declineReasons | null;
  readonly lawfulWay: string;
};

/** Nothing is asked yet. */
export const noOutletFields: OutletFields = {
  ...{ lead: null, basis: '', answer: '', knowledgeRef: null },
  ...{ handOverTo: '', toCaller: '', reason: null, lawfulWay: '' },
};

/** reasons with which the lawful way must be named. */
const withLawfulWay: ReadonlySet<string> = new Set([
  ...['litigation', 'arbitration', 'disciplineInspection'],
  ...['reconsideration', 'petition', 'disclosure'],
]);

/** True when the lawful way must be named with this reason. */
export function needsLawfulWay(reason: OutletFields['reason']): boolean {
  return reason !== null && withLawfulWay.has(reason);
}

/** What is missing for an outlet, by field. */
export function missingFor(outlet: AskingOutlet, fields: OutletFields): Partial<Record<keyof OutletFields, Label>> {
  const blank = (text: string): boolean => text.trim() === '';
  switch (outlet) {
    case 'dispatch':
      return fields.lead === null ? { lead: texts.leadMissing } : {};
    case 'answerDirectly':
      return blank(fields.answer) ? { answer: texts.answerMissing } : {};
    case 'handOver':
      return {
        ...(blank(fields.handOverTo) ? { handOverTo: texts.handOverMissing } : {}),
        ...(blank(fields.toCaller) ? { toCaller: texts.toCallerMissing } : {}),
      };
    case 'decline':
      return {
        ...(fields.reason === null ? { reason: texts.reasonMissing } : {}),
        ...(needsLawfulWay(fields.reason) && blank(fields.lawfulWay) ? { lawfulWay: texts.lawfulMissing } : {}),
        ...(blank(fields.toCaller) ? { toCaller: texts.toCallerMissing } : {}),
      };
  }
}

/** The outlet as it is sent; what it asks for has been checked. */
export function outletOf(outlet: AskingOutlet, fields: OutletFields, { classCode, area }: Pick<Draft, 'classCode' | 'area'>): Outlet {
  const orNothing = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const sent = ((): object => {
    switch (outlet) {
      case 'dispatch':
        return { lead: fields.lead, supports: [], classCode, area, basis: orNothing(fields.basis) };
      case 'answerDirectly':
        return { answer: fields.answer.trim(), knowledgeRef: fields.knowledgeRef, classCode };
      case 'handOver':
        return { to: fields.handOverTo.trim(), textForCaller: fields.toCaller.trim() };
      case 'decline':
        return { reason: fields.reason, textForCaller: fields.toCaller.trim(), lawfulWay: orNothing(fields.lawfulWay) };
    }
  })();
  return { type: outlet, ...sent } as Outlet;
}
