import type { TicketId } from '../../domain/kernel/ids.ts';
import type { MessagePolicy } from '../../domain/profile/types.ts';
import type { Step } from '../../domain/ticket/notices.ts';
import type { CityRules } from '../ports.ts';
import type { PlannedTry } from './ports.ts';

/**
 * E-1: after a conclusion the first try of a follow-up, after a try the next one, where the profile has it made by text message. The time
 * is the opening of contact hours on the planned workday.
 */
export function plannedTries(
  { ticket, step }: { readonly ticket: TicketId; readonly step: Step },
  { profile, calendar }: CityRules,
  policy: Pick<MessagePolicy, 'followUpTries'>,
): readonly PlannedTry[] {
  const { event, after } = step;
  const concluded = event.type === 'answerAccepted' || event.type === 'answeredDirectly' || event.type === 'finalAnswerApproved';
  if (!concluded && event.type !== 'followUpTried') return [];
  const { tryAfterWorkdays, contactHours } = profile.profile.policy.followUp;
  const started = Object.values(after.clocks).findLast(({ kind, stop }) => kind === 'followUp' && stop === null)?.deadline.startedAt;
  if (started === undefined) return [];
  return after.followers.flatMap(({ request, person, tries, outcome }): readonly PlannedTry[] => {
    const offset = tryAfterWorkdays[tries];
    const concerned = concluded || (event.type === 'followUpTried' && event.data.request === request);
    if (!concerned || person === null || outcome !== null || offset === undefined || !policy.followUpTries.includes(tries + 1)) return [];
    const day = calendar.localDate(calendar.deadline(started, { unit: 'workday', amount: offset }).at);
    return [{ ticket, request, at: calendar.instantAt(day, contactHours.from), tries }];
  });
}
