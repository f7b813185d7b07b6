import type { Instant } from '../../../src/domain/kernel/time.ts';
import type { ApiError } from '../../kit/api.ts';
import type { ActionFormSpec, FormField, FormValues } from './action-forms.ts';
import type { TicketView } from './use-ticket.ts';

/** The fields that are to be filled in now. */
export function shownFields({ fields }: ActionFormSpec, values: FormValues, view: TicketView): readonly FormField[] {
  return fields.filter(({ when }) => when?.(values, view) ?? true);
}

/** Where a form is filled in, and when it was opened; fields show local time without seconds. */
export type FormClock = { readonly timeZone: string; readonly openedAt: Instant };

/** What is sent for a form: every field of the command, what is empty or not asked for as null. The minute in which it was opened is sent as that moment. */
export function bodyOf(form: ActionFormSpec, values: FormValues, view: TicketView, clock: FormClock): object {
  const shown = new Set(shownFields(form, values, view));
  const body: Record<string, unknown> = {};
  for (const field of form.fields) put(body, field.name.split('.'), shown.has(field) ? sentValue(field, values[field.name], clock) : null);
  return body;
}

/** A wall-clock time of the city (`2026-03-02T09:00`) as an instant; null when there is none. */
export function instantOfLocal(local: string, timeZone: string): string | null {
  try {
    const instant = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();
    return instant.toString({ smallestUnit: 'millisecond' });
  } catch {
    return null;
  }
}

/** The wall-clock time of an instant in the city, as a field shows it. */
export function localOfInstant(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** A ticket that was found by its number. */
export type FoundTicket = { readonly ticket: string; readonly number: string; readonly text: string };

function sentValue(field: FormField, value: unknown, { timeZone, openedAt }: FormClock): unknown {
  if (field.kind === 'files' || field.kind === 'units') return value ?? [];
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return null;
  switch (field.kind) {
    case 'choice':
      return field.numeric === true ? Number(value) : value;
    case 'moment':
      if (typeof value !== 'string') return null;
      // The start of this minute may lie before what came first, such as the dispatch that a contact answers.
      return value === localOfInstant(openedAt, timeZone) ? openedAt : instantOfLocal(value, timeZone);
    case 'ticket':
      return (value as FoundTicket).ticket;
    default:
      return value;
  }
}

function put(body: Record<string, unknown>, [name = '', ...inside]: readonly string[], value: unknown): void {
  if (inside.length === 0) {
    body[name] = value;
    return;
  }
  const inner = (body[name] ?? {}) as Record<string, unknown>;
  body[name] = inner;
  put(inner, inside, value);
}

/** Fields that refusals without a `field` speak of, the first of them that the form has. */
const fieldsOfRefusals: Readonly<Record<string, readonly string[]>> = {
  BASIS_MISSING: ['basis'],
  LEVEL_MAY_NOT_HOLD: ['unit', 'lead'],
  LEVEL3_NOT_UNDER: ['unit'],
  SUPPORT_IS_LEAD: ['supports'],
  SUPPORT_TWICE: ['supports'],
  LAWFUL_WAY_MISSING: ['lawfulWay'],
  SUPPORTS_OUTSTANDING: ['withoutSupports'],
  PROOF_MISSING: ['proof', 'evidence'],
  FINAL_ANSWER_EVIDENCE: ['evidence'],
  CONTACT_BEFORE_ENTRY: ['contactedAt'],
  EXTENSION_TOO_LONG: ['workdays'],
  JOINT_SUPERVISOR_SAME: ['jointSupervisor'],
  MERGE_WITH_ITSELF: ['master'],
  MASTER_NOT_OPEN: ['master'],
  FOLLOWER_KNOWN: ['master'],
  REPEAT_OF_ITSELF: ['earlier'],
  REPEAT_NOT_LATER: ['earlier'],
  FOLLOW_UP_ENDED: ['request'],
  REDO_NOT_DUE: ['wantsRedo'],
  EXCLUSION_PENDING: ['measure'],
  CLOCK_UNKNOWN: ['clock'],
  FILE_NOT_USABLE: ['proof', 'files', 'evidence'],
  FILES_TOO_MANY: ['proof', 'files', 'evidence'],
};

/** Which fields of a form a refusal is about; none when it is about the whole. */
export function faultyFields(error: ApiError, fields: readonly FormField[]): readonly string[] {
  const names = fields.map(({ name }) => name);
  const named = [
    ...error.fields.map(({ path }) => path.replace(/^\//u, '').replaceAll('/', '.')),
    ...(typeof error.params['field'] === 'string' ? [error.params['field']] : []),
  ].map((path) => names.find((name) => path === name || path.startsWith(`${name}.`) || name.endsWith(`.${path}`)));
  const found = named.filter((name) => name !== undefined);
  if (found.length > 0) return [...new Set(found)];
  const implied = fieldsOfRefusals[error.code]?.find((name) => names.includes(name));
  return implied === undefined ? [] : [implied];
}
