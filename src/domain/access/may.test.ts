import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, people, unit } from '../../../test/support/small-city.ts';
import { TicketScript, dispatchTo } from '../../../test/support/ticket-script.ts';
import type { UserId } from '../kernel/ids.ts';
import type { TicketAction } from '../ticket/commands.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { ticketTransitions } from '../ticket/transitions.ts';
import { ticketActions } from '../vocabulary/actions.ts';
import { codesOf } from '../vocabulary/label.ts';
import type { Role } from '../vocabulary/roles.ts';
import { roles } from '../vocabulary/roles.ts';
import { may } from './may.ts';

/** Where a person stands to the ticket: in which unit, or in none (the centre, the leaders, callers, the worker). */
const standings = {
  lead: unit.county,
  level3: unit.countyHousing,
  support: unit.water,
  receiver: unit.housing,
  other: 'elsewhere',
  none: null,
};
type Standing = keyof typeof standings;

/**
 * LOOP section 8 by hand, not from the transition table: actions | roles | where they stand. A pair that is not here is refused.
 * A changed role shows here first.
 */
const allowed = `
  receive                                                              | caller agent system                             | none
  takeOn decline handOver                                              | agent dispatcher                                | none
  mergeInto follow splitFrom unfollow linkRepeat noteRepeat            | agent dispatcher                                | none
  answerDirectly                                                       | agent                                           | none
  recordFirstAnswer                                                    | agent system                                    | none
  correct dispatch                                                     | dispatcher                                      | none
  protect                                                              | caller agent followUpOfficer                    | none
  addStatement                                                         | caller agent dispatcher followUpOfficer supervisor | none
  recordAdvice                                                         | system dispatcher                               | none
  nameUnit callConference                                              | dispatcher sendBackJudge                        | none
  recall                                                               | dispatcher supervisor                           | none
  sign                                                                 | unitReceiver handler                            | lead
  requestSendBack passDown takeBack requestLongCycle                   | unitReceiver unitLeader                         | lead
  approveSendBack refuseSendBack                                       | sendBackJudge                                   | none
  escalateConference                                                   | deputySecretaryGeneral viceMayor                | none
  decideConference                                                     | deputySecretaryGeneral viceMayor mayor          | none
  reportUp                                                             | handler unitReceiver                            | level3
  recordContact                                                        | handler unitReceiver agent                      | lead level3 none
  reportSupport                                                        | handler unitReceiver                            | support
  requestExtension reportLongCycle                                     | handler unitReceiver unitLeader                 | lead
  grantExtension refuseExtension grantLongCycle refuseLongCycle        | dispatcher sendBackJudge                        | none
  submitAnswer                                                         | handler unitReceiver                            | lead
  approveUnitAnswer rejectUnitAnswer                                   | unitReviewer unitLeader                         | lead
  acceptAnswer rejectAnswer                                            | qualityChecker                                  | none
  requestFinalAnswer                                                   | unitLeader                                      | lead
  approveFinalAnswer refuseFinalAnswer orderRedo                       | qualityChecker supervisor                       | none
  objectToFinalAnswer requestRedo                                      | caller agent followUpOfficer                    | none
  recordFollowUpTry                                                    | followUpOfficer system                          | none
  recordRefusedFollowUp recordFollowUp                                 | followUpOfficer                                 | none
  rate                                                                 | caller                                          | none
  requestExclusion                                                     | unitReceiver unitLeader assessor                | lead level3 none
  decideExclusion                                                      | assessor                                        | none
  sendReminder                                                         | supervisor dispatcher                           | none
  issueSheet judgeSheet                                                | supervisor deputySecretaryGeneral viceMayor mayor | none
  replyToSheet                                                         | unitReceiver handler unitLeader dispatcher qualityChecker | receiver none
  recordDelivery deemSigned remind supervise lapse                     | system                                          | none
  closeUnanswered archive recomputeDeadlines                           | system                                          | none
`;

const expected = new Map<TicketAction, { readonly roles: readonly string[]; readonly standings: readonly string[] }>();
for (const line of allowed.trim().split('\n')) {
  const [actions = '', who = '', where = ''] = line.split('|').map((part) => part.trim());
  for (const action of actions.split(/\s+/u)) {
    assert.ok(action in ticketActions && !expected.has(action as TicketAction), `${action} is unknown or named twice`);
    expected.set(action as TicketAction, { roles: who.split(/\s+/u), standings: where.split(/\s+/u) });
  }
}

/** A ticket with a lead, a level-3 unit, a support, a sheet sent to a unit and one sent to the centre. */
function busyTicket(): Ticket {
  const script = new TicketScript().accepted();
  script.do(people.dispatcher, dispatchTo({ lead: unit.county, supports: [unit.water], classCode: classOf.demolition }));
  script.do(people.countyReceiver, { type: 'sign' }).do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  const sheet = { type: 'issueSheet', level: 1, ground: 'media', receiver: unit.housing, jointSupervisor: null, text: 'Explain.' } as const;
  const { it } = script.do(people.supervisor, sheet).do(people.supervisor, sheet);
  return { ...it, sheets: it.sheets.map((one, index) => (index === 1 ? { ...one, receiver: null } : one)) };
}

const ticket = busyTicket();

function somebody(role: Role, standing: Standing): Actor {
  const withoutAccount = role === 'caller' || role === 'system';
  return { user: withoutAccount ? null : ('somebody' as UserId), roles: [role], unit: standings[standing] as Actor['unit'] };
}

test('[S-5] every action has its line, and roles and standings are known', () => {
  assert.deepEqual([...expected.keys()].toSorted(), codesOf(ticketActions).toSorted());
  for (const { roles: who, standings: where } of expected.values()) {
    assert.ok(who.every((role) => role in roles) && where.every((standing) => standing in standings), `${who.join()} ${where.join()}`);
  }
});

for (const action of codesOf(ticketActions)) {
  test(`[S-5] ${action}: every role, wherever it stands`, () => {
    const line = expected.get(action);
    for (const role of codesOf(roles)) {
      for (const standing of Object.keys(standings) as Standing[]) {
        const isAllowed = line?.roles.includes(role) === true && line.standings.includes(standing);
        const decision = may(somebody(role, standing), action, ticket);
        assert.equal(decision.ok, isAllowed, `${role}, ${standing}`);
        if (decision.ok) continue;
        const code = line?.roles.includes(role) === true ? 'NOT_YOUR_UNIT' : 'ROLE_MAY_NOT';
        assert.equal(decision.error.code, code, `${role}, ${standing}`);
        assert.equal(decision.error.rule, ticketTransitions[action].rules[0]);
      }
    }
  });
}

test('[S-5] without a ticket only those who need no unit may try anything', () => {
  for (const action of codesOf(ticketActions)) {
    for (const role of codesOf(roles)) {
      for (const standing of ['lead', 'level3', 'support', 'receiver', 'other'] as const) {
        assert.equal(may(somebody(role, standing), action, null).ok, false, `${action} ${role} ${standing}`);
      }
    }
  }
});

test('[S-5] roles add up in one person, but a unit is one: nobody of a unit acts for the centre, nobody of the centre for a unit', () => {
  const both: Role[] = ['handler', 'qualityChecker', 'dispatcher'];
  const inUnit: Actor = { user: 'both' as UserId, roles: both, unit: unit.county };
  assert.equal(may(inUnit, 'submitAnswer', ticket).ok, true);
  assert.equal(may(inUnit, 'acceptAnswer', ticket).ok, false);
  assert.equal(may({ ...inUnit, unit: null }, 'submitAnswer', ticket).ok, false);
  assert.equal(may({ ...inUnit, unit: null }, 'acceptAnswer', ticket).ok, true);
  assert.equal(may({ ...inUnit, roles: [] }, 'submitAnswer', ticket).ok, false);
});

test('[S-5] nobody signs in as the worker, or as a caller', () => {
  for (const action of codesOf(ticketActions)) {
    assert.equal(may({ ...somebody('caller', 'none'), user: 'somebody' as UserId }, action, ticket).ok, false, action);
    assert.equal(may({ ...somebody('system', 'none'), user: 'somebody' as UserId }, action, ticket).ok, false, action);
  }
});

test('[S-5] a role of staff without an account may nothing', () => {
  for (const action of codesOf(ticketActions)) {
    for (const role of codesOf(roles)) {
      if (role === 'caller' || role === 'system') continue;
      for (const standing of Object.keys(standings) as Standing[]) {
        assert.equal(may({ ...somebody(role, standing), user: null }, action, ticket).ok, false, `${action} ${role}`);
      }
    }
  }
});
