import type { Label, Labels } from './label.ts';
import { ticketStates, type TicketState } from './ticket.ts';

/** What a caller can do on the progress page. */
export const callerActions = {
  addStatement: { zh: '补充说明', en: 'Add something' },
  rate: { zh: '评价', en: 'Rate' },
  requestRedo: { zh: '要求重新办理', en: 'Ask for it to be handled again' },
  objectToFinalAnswer: { zh: '对最终答复提出异议', en: 'Object to the final answer' },
  protect: { zh: '转为保密', en: 'Keep my identity confidential' },
} as const satisfies Labels;
export type CallerAction = keyof typeof callerActions;

/** Where a matter stands in a caller's eyes: what goes on inside the offices is one stage where it makes no difference. */
export type CallerStage = Exclude<TicketState, 'inUnitReview' | 'inFinalAnswerReview' | 'archived'>;

/** what happens next, free of units, by the caller's stage. */
export const nextSteps = {
  received: { zh: '中心将查看您的诉求，受理后转给负责的单位办理', en: 'The centre reads your request and passes it to whoever is responsible' },
  accepted: { zh: '中心正在确定由谁办理，很快会转出', en: 'The centre settles who will handle it and passes it on shortly' },
  dispatched: { zh: '承办单位签收后开始办理，并会与您联系', en: 'The unit signs for it, begins its work and contacts you' },
  sendBackRequested: { zh: '中心正在确认由哪个单位办理，期限照常计算', en: 'The centre confirms which unit handles it; your deadline runs on' },
  inConference: { zh: '有关部门会商后确定由谁办理，期限照常计算', en: 'Those concerned confer on who handles it; your deadline runs on' },
  handling: { zh: '承办单位正在办理，办完后会给您书面答复', en: 'The unit works on it and then answers you in writing' },
  inCentreReview: { zh: '答复正在审核，通过后即可在此查看', en: 'The answer is being checked and will then appear here' },
  concluded: { zh: '请查看答复并评价；未解决或不满意，可以要求重新办理', en: 'Read the answer and rate it; unsolved or unhappy, ask for it to be handled again' },
  closed: { zh: '诉求已办结；在评价期内仍可评价', en: 'The matter is closed; within the time to rate you can still do so' },
  merged: { zh: '与相同诉求一并办理，进展同样在此显示', en: 'It is handled together with the same matter; progress shows here all the same' },
  declined: { zh: '请按告知的途径办理；有新情况可以补充说明', en: 'Please take the way you were told of; you can add what is new' },
  handedOver: { zh: '已交由紧急处置力量处理；有新情况可以补充说明', en: 'It was handed to the emergency forces; you can add what is new' },
} as const satisfies Readonly<Record<CallerStage, Label>>;

const inner: Partial<Readonly<Record<TicketState, CallerStage>>> = {
  inUnitReview: 'handling',
  inFinalAnswerReview: 'inCentreReview',
  archived: 'closed',
};

/** The stage that a caller reads for a state. */
export function callerStage(state: TicketState): CallerStage {
  return inner[state] ?? (state as CallerStage);
}

/** The name of a stage as a caller reads it. */
export function stageLabel(stage: CallerStage): Pick<Label, 'zh' | 'en'> {
  const { citizenZh, citizenEn } = ticketStates[stage];
  return { zh: citizenZh, en: citizenEn };
}
