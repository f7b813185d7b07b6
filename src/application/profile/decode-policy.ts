import type { ClassCode } from '../../domain/kernel/ids.ts';
import type { ConferenceStep, LadderStep, Policy, RoleTitle } from '../../domain/profile/types.ts';
import { channels } from '../../domain/vocabulary/request.ts';
import { roles, type Role } from '../../domain/vocabulary/roles.ts';
import { clockKinds } from '../../domain/vocabulary/ticket.ts';
import { list, mapped, object, optional, partialRecord, required, type Decoder } from '../structured/decoder.ts';
import { code, localTime, oneOf, oneOfLabels, whole } from '../structured/scalars.ts';
import { limit } from './decode-limit.ts';
import { name } from './decode-name.ts';

const ladderStep: Decoder<LadderStep> = object({
  level: required(oneOf([1, 2, 3])),
  afterRed: required(limit()),
  issuer: required(name()),
  role: required(oneOfLabels(roles)),
  replyLimit: required(limit()),
});

const conferenceStep: Decoder<ConferenceStep> = object({
  step: required(whole(1, 9)),
  role: required(oneOfLabels(roles)),
  title: required(name()),
});

const limits: Decoder<Policy['limits']> = object({
  acceptAndDispatch: required(limit()),
  firstAnswer: optional(partialRecord(channels, limit()), {}),
  urgentResponse: required(limit()),
  handling: required(
    object({
      consult: required(limit()),
      help: required(limit()),
      complaint: required(limit()),
      report: required(limit()),
      suggestion: required(limit()),
      praise: required(limit()),
    }),
  ),
  handlingByClass: optional(
    list(
      mapped(object({ class: required(code<ClassCode>()), limit: required(limit()) }), (own) => ({
        classCode: own.class,
        limit: own.limit,
      })),
    ),
    [],
  ),
  sign: required(limit()),
  judgeSendBack: required(limit()),
  contact: required(limit()),
  decideExtension: required(limit()),
  level3: required(limit()),
  review: required(limit()),
  conference: required(limit()),
  redo: required(limit()),
  objection: required(limit()),
});

/** `policy.yaml`: every number that a city may change. */
export const policy: Decoder<Policy> = object({
  limits: required(limits),
  sendBack: required(object({ maxApproved: required(whole(1, 9)) })),
  extension: required(object({ maxCount: required(whole(0, 99)), maxWorkdaysEach: required(whole(0, 250)) })),
  longCycle: required(object({ maxCalendarDays: required(whole(1, 3650)), reportEveryCalendarDays: required(whole(1, 3650)) })),
  followUp: required(
    object({
      tryAfterWorkdays: required(list(whole(0, 250))),
      contactHours: required(object({ from: required(localTime()), to: required(localTime()) })),
      rateWithinCalendarDays: required(whole(1, 3650)),
    }),
  ),
  archive: required(object({ afterCalendarDays: required(whole(1, 3650)) })),
  lights: required(object({ yellowBefore: required(limit()) })),
  supervision: required(
    object({
      remindOn: required(list(oneOfLabels(clockKinds))),
      ladderOn: required(list(oneOfLabels(clockKinds))),
      ladder: required(list(ladderStep)),
    }),
  ),
  conference: required(list(conferenceStep)),
  exports: optional(object({ approvalAbove: required(whole(0, 1_000_000)), most: required(whole(1, 1_000_000)) }), undefined),
  advice: optional(object({ classSureFrom: required(whole(0, 100)) }), undefined),
  measures: required(
    object({
      satisfiedLevels: required(oneOf([2, 3])),
      suppressBelow: required(whole(0, 1000)),
    }),
  ),
});

/** `roles.yaml`: the roles that exist in this city, each with its title. */
export const roleTitles: Decoder<readonly RoleTitle[]> = mapped(partialRecord(roles, name()), (titles) =>
  Object.entries(titles).map(([role, title]) => ({ role: role as Role, title })),
);
