import type { RequestId, TicketId, UnitCode, UserId } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import type { SingleTicketCommand } from '../../src/application/ticket/execute-ticket-command.ts';
import type { IncomingRequest } from '../../src/application/ticket/receive-request.ts';
import { answer, firstRequest, word } from '../load/life-requests.ts';

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
    request: firstRequest,
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
      { actor: staff('handler', unit), command: { type: 'submitAnswer', ...answer, proof } },
      { actor: staff('unitReviewer', unit), command: { type: 'approveUnitAnswer' } },
      { actor: staff('qualityChecker'), command: { type: 'acceptAnswer' } },
      {
        actor: staff('followUpOfficer'),
        command: { type: 'recordFollowUp', request: ticket as string as RequestId, way: 'phone', word, wantsRedo: false },
      },
    ],
  };
}
