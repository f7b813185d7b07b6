import { instantFromMs } from '../../src/domain/kernel/time.ts';
import type { AreaCode, ClassCode, TicketId, UnitCode } from '../../src/domain/kernel/ids.ts';
import type { IncomingRequest } from '../../src/application/ticket/receive-request.ts';
import type { FileRef } from '../../src/domain/loop/actor.ts';
import type { PersonalAction } from '../../src/contract/ticket-commands.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';

/** The duty that the measured lives are about: its unit signs and answers. */
export type LoadDuty = { readonly classCode: ClassCode; readonly area: AreaCode | null; readonly unit: UnitCode };

/** What the steps of a life speak of; `proof` is a photo that the handler has handed in. */
export type LifeSubject = { readonly ticket: TicketId; readonly duty: LoadDuty; readonly proof: FileRef };

/** One step of a life: who does what. The body is made when the step is taken. */
export type LifeStep = {
  readonly role: Role;
  readonly action: PersonalAction;
  readonly body: (about: LifeSubject) => Readonly<Record<string, unknown>>;
};

/** The request that begins a life. */
export function firstRequest(serial: number): IncomingRequest {
  return {
    channel: 'phone',
    subject: '小区供暖温度不足',
    text: `来电人反映家中暖气从昨晚开始不热，室内温度只有十四度，楼上楼下都是同样情况，物业说是换热站的问题，希望尽快处理。第 ${String(serial)} 次记录。`,
    place: { text: '永宁中路与滨河北路交叉口东侧', latitude: 37.5191, longitude: 111.1348 },
    kind: 'complaint',
    urgency: 'ordinary',
    privacy: 'open',
    classCode: null,
    area: null,
    caller: { name: '张小明', phone: `100${String(serial % 100_000_000).padStart(8, '0')}` },
  };
}

/** What the unit answers. */
export const answer = {
  account: '经现场核查，换热站二号循环泵故障，已更换并调试，入户测温二十一度。',
  publicAnswer: '您反映的供暖问题已处理完毕，感谢您的监督。',
  solved: true,
  unsolvedReason: null,
  withoutSupports: null,
};
/** What the caller says in the end. */
export const word = { contactedByUnit: true, resolved: true, satisfaction: 5, leftOpen: null } as const;
const nothing = (): Readonly<Record<string, unknown>> => ({});

/** What follows, to the closing. */
export const lifeSteps: readonly LifeStep[] = [
  { role: 'agent', action: 'takeOn', body: ({ duty: { classCode, area } }) => ({ classCode, area }) },
  {
    role: 'dispatcher',
    action: 'dispatch',
    body: ({ duty: { unit, ...about } }) => ({ lead: unit, supports: [], ...about, basis: null }),
  },
  { role: 'unitReceiver', action: 'sign', body: nothing },
  {
    role: 'handler',
    action: 'recordContact',
    body: ({ proof }) => ({ way: 'phone', contactedAt: instantFromMs(Date.now()), reached: true, proof: [proof] }),
  },
  { role: 'handler', action: 'submitAnswer', body: ({ proof }) => ({ ...answer, proof: [proof] }) },
  { role: 'unitReviewer', action: 'approveUnitAnswer', body: nothing },
  { role: 'qualityChecker', action: 'acceptAnswer', body: nothing },
  { role: 'followUpOfficer', action: 'recordFollowUp', body: ({ ticket: request }) => ({ request, way: 'phone', word, wantsRedo: false }) },
];

/** Everybody whom a life needs. */
export const lifeRoles: readonly Role[] = [...new Set(lifeSteps.map(({ role }) => role))];
