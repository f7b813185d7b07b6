/** Characters of a text that a list shows at most; what has to be masked is read whole, because a cut may hide what masking looks for. */
const FIRST_CHARACTERS = 120;

/** Columns of a ticket `t` in a list, named as `ListedTicket` has them. `masked` says that the reader must mask what is not open. */
export function listedColumns(masked: boolean): string {
  const first = `left(t.text, ${String(FIRST_CHARACTERS)})`;
  return `t.ticket_id AS ticket, t.number, t.version, t.state, t.kind, t.urgency, t.privacy, t.channel, t.class_code AS "classCode",
    t.area, t.unit, t.level3_unit AS "level3Unit", t.received_at AS "receivedAt", t.subject,
    ${masked ? `CASE WHEN t.privacy = 'open' THEN ${first} ELSE t.text END` : first} AS text,
    t.followers, t.hops, t.extensions, t.round, t.supervision_level AS "supervisionLevel", t.long_cycle AS "longCycle",
    t.repeat_of AS "repeatOf"`;
}
