/** One word of this field: the Chinese that people read, the one English word that the code uses for it, and what it means. */
export type Term = {
  /** Chinese words for it; the first is the one on screens. */
  readonly zh: readonly [string, ...string[]];
  /** Words of the code, camelCase; the first is the main one. */
  readonly code: readonly [string, ...string[]];
  readonly meaning: string;
  /** Rules of docs/rules.md that define it. */
  readonly rules: readonly string[];
  /** Words that are not used for it in code, because they belong to something else. */
  readonly avoid: readonly string[];
};

/** The term table; docs/glossary.md is written from it. Ordered along the loop. */
export const terms: readonly Term[] = [
  { zh: ['诉求'], code: ['request', 'citizenRequest'], meaning: 'What one person said, kept word for word. Always the compound in HTTP code.', rules: ['R-1', 'H-9'], avoid: [] },
  { zh: ['工单'], code: ['ticket'], meaning: 'The managed item; one ticket can answer several requests.', rules: ['R-5'], avoid: ['case', 'order'] },
  { zh: ['诉求人'], code: ['caller'], meaning: 'Whoever speaks, on any channel.', rules: ['R-2'], avoid: ['customer', 'citizen'] },
  { zh: ['渠道'], code: ['channel'], meaning: 'The way a request came in; recorded, never a ground for treatment.', rules: ['R-1'], avoid: [] },
  { zh: ['查询码'], code: ['queryCode'], meaning: 'Unguessable; opens the progress page together with the number.', rules: ['R-2'], avoid: ['password'] },
  { zh: ['热线中心'], code: ['centre'], meaning: 'Runs the loop.', rules: ['R-7', 'D-6'], avoid: ['center'] },
  { zh: ['承办单位'], code: ['unit', 'unitLevel'], meaning: 'A department, county or enterprise that handles; level 2, or level 3 under it. A department is one kind of unit.', rules: ['D-1', 'H-5'], avoid: ['department'] },
  { zh: ['主办', '牵头单位'], code: ['lead'], meaning: 'The one unit that answers for a ticket or a commitment.', rules: ['D-1', 'H-2'], avoid: [] },
  { zh: ['协办', '配合单位'], code: ['support'], meaning: 'A unit that helps the lead.', rules: ['D-1', 'H-2'], avoid: [] },
  { zh: ['派单目录'], code: ['dutyCatalogue', 'catalogue'], meaning: 'Which unit, at which level, may hold which class, with its legal basis.', rules: ['D-1', 'D-8'], avoid: [] },
  { zh: ['接', '受理'], code: ['receive', 'received', 'accepted'], meaning: 'Taking a request in and taking it on.', rules: ['R-1', 'R-4'], avoid: [] },
  { zh: ['不予受理'], code: ['decline', 'declined'], meaning: 'Not taken on, with the reason and the lawful way.', rules: ['R-4'], avoid: ['reject'] },
  { zh: ['直接答复'], code: ['directAnswer'], meaning: 'A consult answered on the call from the knowledge base.', rules: ['R-6'], avoid: [] },
  { zh: ['派', '派单'], code: ['dispatch', 'dispatched'], meaning: 'Giving a ticket to its lead and supports.', rules: ['D-1'], avoid: ['assign'] },
  { zh: ['签收'], code: ['sign'], meaning: 'A unit takes a dispatch on.', rules: ['D-3'], avoid: ['accept'] },
  { zh: ['默认签收'], code: ['deemedSigned'], meaning: 'Taken on by silence.', rules: ['D-4'], avoid: [] },
  { zh: ['退单'], code: ['sendBack'], meaning: 'A unit says that the matter is not its duty.', rules: ['D-3', 'D-5'], avoid: ['return'] },
  { zh: ['疑难会商'], code: ['caseConference'], meaning: 'Leaders settle which units handle a hard matter.', rules: ['D-7'], avoid: [] },
  { zh: ['首办责任', '首办单位'], code: ['firstHandler'], meaning: 'The unit that has taken a matter on coordinates it to its end.', rules: ['D-4', 'H-2'], avoid: [] },
  { zh: ['办', '办理'], code: ['handle', 'handling'], meaning: 'The work of the unit.', rules: ['H-1'], avoid: ['process'] },
  { zh: ['联系群众'], code: ['contact', 'contactRecorded'], meaning: 'First contact of the unit with the caller.', rules: ['H-2'], avoid: [] },
  { zh: ['延期'], code: ['extension'], meaning: 'More time, asked for before the limit and decided by the centre.', rules: ['H-3'], avoid: [] },
  { zh: ['长周期'], code: ['longCycle'], meaning: 'A listed class of matter that takes months, with reports.', rules: ['H-4'], avoid: [] },
  { zh: ['内部答复'], code: ['account'], meaning: 'What the unit tells the centre; never shown to the caller.', rules: ['H-6'], avoid: [] },
  { zh: ['公开答复'], code: ['publicAnswer'], meaning: 'What the caller reads.', rules: ['H-6'], avoid: ['reply'] },
  { zh: ['办结'], code: ['conclude', 'concluded'], meaning: "The unit's act. Not the caller's word.", rules: ['H-7'], avoid: ['resolve', 'finish'] },
  { zh: ['化解', '解决'], code: ['resolved'], meaning: "The caller's word on the outcome.", rules: ['E-2', 'M-2'], avoid: ['solved'] },
  { zh: ['满意'], code: ['satisfied', 'satisfaction'], meaning: "The caller's word on the service, 1 to 5.", rules: ['E-2', 'M-3'], avoid: [] },
  { zh: ['最终答复'], code: ['finalAnswer'], meaning: 'Ends an unreasonable or already solved demand, with signature and evidence.', rules: ['H-8'], avoid: [] },
  { zh: ['评', '回访'], code: ['followUp'], meaning: 'Asking the caller how it went.', rules: ['E-1', 'E-2'], avoid: ['callback'] },
  { zh: ['未接通'], code: ['notReached'], meaning: 'A follow-up without an answer: an outcome of its own.', rules: ['E-2'], avoid: [] },
  { zh: ['二次办理', '重办'], code: ['redo'], meaning: 'Handled again after the caller was not content.', rules: ['E-4'], avoid: ['reopen'] },
  { zh: ['剔除'], code: ['exclusion'], meaning: 'Left out of a measure, on record; never a deletion.', rules: ['E-6'], avoid: ['delete'] },
  { zh: ['归档'], code: ['archive', 'archived'], meaning: 'Closed for 30 days without a repeat.', rules: ['E-7'], avoid: [] },
  { zh: ['重复件'], code: ['duplicate'], meaning: 'The same matter now: merged into one ticket.', rules: ['R-5'], avoid: [] },
  { zh: ['重复诉求'], code: ['repeat'], meaning: 'The same matter again after closing.', rules: ['E-7', 'M-5'], avoid: [] },
  { zh: ['督', '督办'], code: ['supervision'], meaning: 'Pressing for what is late or not done.', rules: ['S-2', 'S-3'], avoid: [] },
  { zh: ['督办单'], code: ['supervisionSheet', 'sheet'], meaning: 'An order to act, with an own limit for the reply.', rules: ['S-2', 'S-4'], avoid: [] },
  { zh: ['联合督办'], code: ['jointSupervision'], meaning: 'A sheet with two supervisors.', rules: ['S-3'], avoid: [] },
  { zh: ['催办'], code: ['reminder'], meaning: 'Sent by itself when a light turns yellow.', rules: ['S-2'], avoid: [] },
  { zh: ['灯'], code: ['light'], meaning: 'Green, yellow or red; computed from a clock.', rules: ['S-1'], avoid: [] },
  { zh: ['办理时限'], code: ['limit'], meaning: 'The rule: so many workdays, hours or minutes.', rules: ['H-1'], avoid: ['sla'] },
  { zh: ['截止时间'], code: ['deadline'], meaning: 'The instant at which a limit ends.', rules: ['C-2', 'C-4'], avoid: ['sla'] },
  { zh: ['时钟'], code: ['clock'], meaning: 'A running limit.', rules: ['D-2'], avoid: ['timer', 'sla'] },
  { zh: ['工作日'], code: ['workday'], meaning: 'By the official calendar, with make-up workdays.', rules: ['C-1', 'C-2'], avoid: ['businessDay'] },
  { zh: ['法定节假日'], code: ['publicHoliday'], meaning: 'A free day by the yearly notice.', rules: ['C-2', 'C-3'], avoid: [] },
  { zh: ['调休上班日'], code: ['makeUpWorkday'], meaning: 'A weekend day worked in exchange.', rules: ['C-2'], avoid: [] },
  { zh: ['暂定'], code: ['provisional'], meaning: 'Counted through a year whose notice is not published yet.', rules: ['C-3'], avoid: [] },
  { zh: ['指标口径'], code: ['measure'], meaning: 'A rate with numerator, denominator and exclusions, defined once.', rules: ['M-7'], avoid: ['metric', 'kpi'] },
  { zh: ['按期办结率'], code: ['onTimeRate'], meaning: 'Concluded in time among those due.', rules: ['M-1'], avoid: [] },
  { zh: ['诉求化解率'], code: ['resolutionRate'], meaning: 'Confirmed resolved among valid answers.', rules: ['M-2'], avoid: [] },
  { zh: ['群众满意率'], code: ['satisfactionRate'], meaning: 'Upper levels among valid ratings.', rules: ['M-3'], avoid: [] },
  { zh: ['承诺', '任务'], code: ['commitment'], meaning: 'A promise of the work report.', rules: [], avoid: ['task'] },
  { zh: ['台账'], code: ['ledger'], meaning: 'The list of commitments with their state.', rules: [], avoid: [] },
  { zh: ['指标'], code: ['indicator'], meaning: 'What a commitment is counted by.', rules: [], avoid: [] },
  { zh: ['目标值'], code: ['target'], meaning: 'The value an indicator must reach.', rules: [], avoid: [] },
  { zh: ['基期值'], code: ['baseline'], meaning: 'The value an indicator started from.', rules: [], avoid: [] },
  { zh: ['序时进度'], code: ['scheduledProgress'], meaning: 'Share of the plan that should be done by now.', rules: [], avoid: [] },
  { zh: ['形象进度'], code: ['milestone'], meaning: 'How far a work has visibly come, in words.', rules: [], avoid: [] },
  { zh: ['销号'], code: ['clear', 'cleared'], meaning: 'Taking a fulfilled item off the list, after a check.', rules: [], avoid: [] },
  { zh: ['民生实事'], code: ['livelihoodItem'], meaning: 'A promised good deed of the year.', rules: [], avoid: [] },
  { zh: ['高效办成一件事'], code: ['oneThingService'], meaning: 'Several procedures as one.', rules: [], avoid: [] },
  { zh: ['智能代办'], code: ['assistedFiling'], meaning: 'The system prepares a filing for the citizen.', rules: [], avoid: [] },
  { zh: ['热点'], code: ['hotTopic'], meaning: 'One matter that many raise at once.', rules: ['S-3'], avoid: [] },
  { zh: ['未诉先办'], code: ['proactiveMatter'], meaning: 'Handled before anyone complains.', rules: [], avoid: [] },
];
