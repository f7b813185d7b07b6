import type { RefusalCode } from '../domain/vocabulary/refusals.ts';

/** Refusals that have a status of their own; any other is 422: understood, and against the rules. */
const statuses: Partial<Readonly<Record<RefusalCode, number>>> = {
  ROLE_MAY_NOT: 403,
  NOT_YOUR_UNIT: 403,
  OWN_ACT: 403,
  SAME_UNIT: 403,
  CALLER_HIDDEN: 403,
  TICKET_UNKNOWN: 404,
  CALLER_UNKNOWN: 404,
  TICKET_EXISTS: 409,
  VERSION_STALE: 409,
  ACTION_NOT_IN_STATE: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  TEXT_NOT_STORABLE: 400,
  PAGE_UNKNOWN: 400,
  KNOWLEDGE_UNKNOWN: 404,
  KNOWLEDGE_STALE: 409,
  KNOWLEDGE_RETIRED: 409,
  TOPIC_UNKNOWN: 404,
  TOPIC_STALE: 409,
  MESSAGE_UNKNOWN: 404,
  CONTACT_UNKNOWN: 404,
  VIEW_UNKNOWN: 404,
  VIEW_NAME_TAKEN: 409,
  EXPORT_UNKNOWN: 404,
  EXPORT_DECIDED: 409,
  EXPORT_NOT_GRANTED: 409,
  EXPORT_EXPIRED: 409,
  EXPORT_GROWN: 409,
  FILE_UNKNOWN: 404,
  FILE_TOO_LARGE: 413,
  FILE_KIND_UNKNOWN: 415,
  FILE_KIND_MISMATCH: 415,
  FILE_WITHHELD: 403,
};

/** The HTTP status of a refusal of the rules. */
export function statusOfRefusal(code: string): number {
  return Object.hasOwn(statuses, code) ? (statuses[code as RefusalCode] ?? 422) : 422;
}
