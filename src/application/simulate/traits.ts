import type { UnitCode } from '../../domain/kernel/ids.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../../domain/vocabulary/request.ts';
import type { Chance } from './chance.ts';
import { createChance, seedOf } from './chance.ts';

/** How a unit works; some of each kind in every city. */
export type UnitHabit = 'quick' | 'ordinary' | 'slow' | 'silent' | 'sendsBack' | 'extends' | 'fails';

/** The habit of a unit: always the same for the same unit and seed. */
export function habitOf(unit: UnitCode, seed: number): UnitHabit {
  return createChance(seedOf(unit) ^ seed).weighted<UnitHabit>([
    ['quick', 57],
    ['ordinary', 33],
    ['slow', 3],
    ['silent', 2],
    ['sendsBack', 2],
    ['extends', 2],
    ['fails', 1],
  ]);
}

/** What is decided about a ticket when it enters, so that its life does not depend on the order of other lives. */
export type Traits = {
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly outlet: 'takeOn' | 'answer' | 'decline' | 'handOver' | 'merge';
  /** The dispatcher names a wrong unit first. */
  readonly wrongUnit: boolean;
  readonly withSupport: boolean;
  readonly passedDown: boolean;
  readonly extensionsWanted: number;
  readonly finalAnswer: boolean;
  readonly firstContactFails: boolean;
  readonly unitRejectsOnce: boolean;
  readonly centreRejectsOnce: boolean;
  /** How many tries find nobody; 9 means the caller is never reached. */
  readonly missedTries: number;
  readonly refusesFollowUp: boolean;
  readonly ratesOnPage: boolean;
  readonly content: boolean;
  readonly contentAfterRedo: boolean;
  readonly wantsRedo: boolean;
  readonly addsStatement: boolean;
  readonly corrected: boolean;
  readonly asksExclusion: boolean;
  readonly repeatsLater: boolean;
};

/** Draws the traits of one ticket. Shares are of the size that cities publish, not of any one city. */
export function drawTraits(chance: Chance): Traits {
  const kind = chance.weighted<RequestKind>([
    ['consult', 34],
    ['help', 22],
    ['complaint', 32],
    ['report', 6],
    ['suggestion', 4],
    ['praise', 2],
  ]);
  const privacy = chance.weighted<Privacy>([
    ['open', 88],
    ['confidential', 9],
    ['anonymous', 3],
  ]);
  return {
    channel: chance.weighted<Channel>([
      ['phone', 70],
      ['web', 9],
      ['app', 9],
      ['mailbox', 5],
      ['sms', 2],
      ['messageBoard', 3],
      ['visit', 2],
    ]),
    kind,
    urgency: chance.happens(0.03) ? 'urgent' : 'ordinary',
    privacy,
    outlet:
      kind === 'consult' && chance.happens(0.6)
        ? 'answer'
        : chance.weighted<Traits['outlet']>([
            ['takeOn', 91],
            ['decline', 4],
            ['handOver', 1],
            ['merge', 4],
          ]),
    wrongUnit: chance.happens(0.06),
    withSupport: chance.happens(0.07),
    passedDown: chance.happens(0.4),
    extensionsWanted: chance.happens(0.1) ? chance.between(1, 3) : 0,
    finalAnswer: chance.happens(0.01),
    firstContactFails: chance.happens(0.15),
    unitRejectsOnce: chance.happens(0.04),
    centreRejectsOnce: chance.happens(0.05),
    missedTries: chance.weighted([
      [0, 62],
      [1, 16],
      [2, 8],
      [9, 14],
    ]),
    refusesFollowUp: chance.happens(0.02),
    ratesOnPage: chance.happens(0.08),
    content: chance.happens(0.93),
    contentAfterRedo: chance.happens(0.55),
    wantsRedo: chance.happens(0.85),
    addsStatement: chance.happens(0.04),
    corrected: chance.happens(0.03),
    asksExclusion: chance.happens(0.01),
    repeatsLater: chance.happens(0.02),
  };
}
