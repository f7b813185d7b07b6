import type { RequestId, TicketId, UnitCode, UserId } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import type { Actor } from '../../src/domain/ticket/ticket.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import type { SingleTicketCommand } from '../../src/application/ticket/execute-ticket-command.ts';
import type { IncomingRequest } from '../../src/application/ticket/receive-request.ts';

/** One act of a life: who does what. */
export type Act = { readonly actor: Actor; readonly command: SingleTicketCommand };

/** What the benches of commands do over and over: a request, and the eleven commands that carry its ticket to the end. */
export type Life = {
  readonly agent: Actor;
  request(serial: number): IncomingRequest;
  acts(ticket: TicketId, now: Instant): readonly Act[];
};

function staff(role: Role, unit: UnitCode | null = null): Actor {
  return { user: `bench-${role}` as UserId, roles: [role], unit };
}

/** A life in this city: the first duty of its catalogue that a level-2 unit holds. */
export function lifeIn(profile: Profile): Life {
  const duty = profile.catalogue.find((entry) => profile.units.some((unit) => unit.code === entry.unit && unit.level === 2));
  if (duty === undefined) throw new Error('the profile gives no duty to a level-2 unit');
  const { classCode, area, unit } = duty;
  const proof = [{ id: 'file-1', name: '现场照片.jpg' }];
  return {
    agent: staff('agent'),
    request: (serial) => ({
      channel: 'phone',
      subject: '小区供暖温度不足',
      text: `来电人反映家中暖气从昨晚开始不热，室内温度只有十四度，楼上楼下都是同样情况，物业说是换热站的问题，希望尽快处理。第 ${String(serial)} 次记录。`,
      place: { text: '永宁中路与滨河北路交叉口东侧', latitude: 37.5191, longitude: 111.1348 },
      kind: 'complaint',
      urgency: 'ordinary',
      privacy: 'open',
      classCode: null,
      area: null,
      caller: { name: '张小明', phone: `139${String(serial % 100_000_000).padStart(8, '0')}` },
    }),
    acts: (ticket, now) => [
      { actor: staff('agent'), command: { type: 'takeOn', classCode, area } },
      {
        actor: staff('dispatcher'),
        command: { type: 'recordAdvice', model: 'rules-1', suggestions: [{ unit, score: 0.93, reasons: ['供暖'] }] },
      },
      { actor: staff('dispatcher'), command: { type: 'dispatch', lead: unit, supports: [], classCode, area, basis: null } },
      { actor: staff('unitReceiver', unit), command: { type: 'sign' } },
      { actor: staff('handler', unit), command: { type: 'recordContact', way: 'phone', contactedAt: now, reached: true, proof } },
      { actor: staff('handler', unit), command: { type: 'requestExtension', workdays: 2, reason: '需更换循环泵，配件在途' } },
      { actor: staff('sendBackJudge'), command: { type: 'grantExtension' } },
      {
        actor: staff('handler', unit),
        command: {
          type: 'submitAnswer',
          account: '经现场核查，换热站二号循环泵故障，已更换并调试，入户测温二十一度。',
          publicAnswer: '您反映的供暖问题已处理完毕，感谢您的监督。',
          solved: true,
          unsolvedReason: null,
          proof,
          withoutSupports: null,
        },
      },
      { actor: staff('unitReviewer', unit), command: { type: 'approveUnitAnswer' } },
      { actor: staff('qualityChecker'), command: { type: 'acceptAnswer' } },
      {
        actor: staff('followUpOfficer'),
        command: {
          type: 'recordFollowUp',
          request: ticket as string as RequestId,
          way: 'phone',
          word: { contactedByUnit: true, resolved: true, satisfaction: 5, leftOpen: null },
          wantsRedo: false,
        },
      },
    ],
  };
}
