import type { Label } from './label.ts';

/** One refusal of the error catalogue: `{name}` stands for a parameter; the sentence says what can be done instead. */
type RefusalText = Label;

/** Every reason a rule can give for a refusal. The API returns the code and its parameters; clients word them. */
export const refusals = {
  // who may
  ROLE_MAY_NOT: { zh: '您的角色不能执行“{action}”,需要:{roles}', en: 'Your role may not do "{action}"; it takes: {roles}' },
  NOT_YOUR_UNIT: { zh: '该工单不由您的单位承办', en: 'This ticket is not with your unit' },
  OWN_ACT: { zh: '不能审核或回访本人经办的事项,请换一人办理', en: 'Nobody judges the own act; another person must do it' },
  SAME_UNIT: { zh: '不能由申请单位自己审批', en: "The applicant's own unit cannot decide this" },
  // where
  TICKET_UNKNOWN: { zh: '没有这件工单', en: 'There is no such ticket' },
  TICKET_EXISTS: { zh: '工单 {number} 已存在', en: 'Ticket {number} exists already' },
  ACTION_NOT_IN_STATE: { zh: '工单“{state}”时不能执行“{action}”', en: 'Not possible while the ticket is "{state}": {action}' },
  VERSION_STALE: { zh: '工单已被他人更新(您看到第 {seen} 版,现为第 {current} 版),请刷新后再办', en: 'The ticket has changed since you opened it (you saw {seen}, it is {current}); reload and try again' },
  IDEMPOTENCY_KEY_REUSED: { zh: '该请求标识已用于另一项操作', en: 'This idempotency key was used for something else' },
  CALLER_HIDDEN: { zh: '保密或匿名工单不向您显示诉求人信息', en: 'This ticket does not show you who the caller is' },
  CALLER_UNKNOWN: { zh: '没有诉求人信息,或已删除', en: 'There is no data of a caller, or it was erased' },
  // texts
  TEXT_MISSING: { zh: '请填写“{field}”', en: 'Please fill in "{field}"' },
  TEXT_TOO_LONG: { zh: '“{field}”最多 {max} 字,现有 {length} 字', en: '"{field}" may have {max} characters, it has {length}' },
  TEXT_NOT_STORABLE: { zh: '“{field}”含有无法保存的字符(位置 {position})', en: '"{field}" holds a character that cannot be stored (position {position})' },
  PLACE_OUT_OF_RANGE: { zh: '地点坐标不在有效范围内', en: 'The coordinates of the place are out of range' },
  TIME_IN_FUTURE: { zh: '“{field}”不能晚于现在', en: '"{field}" cannot lie in the future' },
  TIME_OUT_OF_RANGE: { zh: '“{field}”应在 {from} 与 {to} 之间', en: '"{field}" must lie between {from} and {to}' },
  REFERENCE_UNKNOWN: { zh: '“{field}”中的代码 {code} 不存在', en: '{code} in "{field}" does not exist' },
  // 接
  LAWFUL_WAY_MISSING: { zh: '请告知诉求人应走的法定途径', en: 'Name the lawful way for the caller' },
  ONLY_CONSULT: { zh: '只有咨询可以直接答复办结', en: 'Only a consult can be answered on the call' },
  NOTHING_CHANGED: { zh: '没有任何改动', en: 'Nothing would change' },
  MERGE_WITH_ITSELF: { zh: '工单不能并入自身', en: 'A ticket cannot be merged into itself' },
  MASTER_NOT_OPEN: { zh: '主单已办结,不能并入或拆分', en: 'The master is no longer open' },
  FOLLOWER_KNOWN: { zh: '该诉求已并入此工单', en: 'This request follows the ticket already' },
  FOLLOWER_UNKNOWN: { zh: '该工单没有这件诉求', en: 'The ticket has no such request' },
  HAS_FOLLOWERS: { zh: '已有其他诉求并入此工单,请先拆分', en: 'Other requests are merged into this ticket; split them first' },
  REPEAT_OF_ITSELF: { zh: '工单不能重复于自身', en: 'A ticket cannot repeat itself' },
  REPEAT_NOT_LATER: { zh: '重复件必须晚于原工单办结', en: 'A repeat must come after the earlier ticket was concluded' },
  ALREADY_CONFIDENTIAL: { zh: '该工单已是保密或匿名', en: 'The ticket is confidential or anonymous already' },
  ANONYMOUS_WITH_CALLER: { zh: '匿名诉求不能登记诉求人信息', en: 'An anonymous request cannot carry a caller' },
  // 派
  BASIS_MISSING: { zh: '派单目录没有把该事项列给此单位,请写明派单依据', en: 'The duty catalogue does not give this matter to the unit; state the basis' },
  LEVEL_MAY_NOT_HOLD: { zh: '该事项不得下沉到此层级单位', en: 'A unit of this level may not hold this class of matters' },
  SUPPORT_IS_LEAD: { zh: '主办单位不能同时是协办单位', en: 'The lead cannot be a support as well' },
  SUPPORT_TWICE: { zh: '协办单位重复', en: 'A support is named twice' },
  SEND_BACKS_EXHAUSTED: { zh: '已退单 {hops} 次,须指定承办单位或提请会商', en: 'Sent back {hops} times: the centre must name the unit or call a case conference' },
  NAMING_TOO_EARLY: { zh: '退单满 {max} 次后方可指定', en: 'A unit is named only after {max} approved send-backs' },
  SEND_BACK_TOO_LATE: { zh: '已超过退单期限,单位即为首办责任单位', en: 'The time to send back is over: the unit is the first-handling unit' },
  SEND_BACK_NOT_ALLOWED: { zh: '指定或会商确定的工单不能退单', en: 'A named or conference dispatch cannot be sent back' },
  CONFERENCE_STEP_NOT_YOURS: { zh: '当前会商由“{role}”召集', en: 'The conference is now with: {role}' },
  CONFERENCE_AT_TOP: { zh: '会商已到最高一级', en: 'The conference is at its highest step' },
  // 办
  LEVEL3_NOT_UNDER: { zh: '{unit} 不是本单位的下级单位', en: '{unit} is not under your unit' },
  LEVEL3_ALREADY: { zh: '已转交下级单位,请先收回', en: 'Already passed down; take it back first' },
  LEVEL3_NONE: { zh: '没有转交下级单位', en: 'It is not with a level-3 unit' },
  LEVEL3_OUTSTANDING: { zh: '下级单位尚未报回', en: 'The level-3 unit has not reported yet' },
  SUPPORTS_OUTSTANDING: { zh: '协办单位尚未反馈:{units}。请等待,或说明理由', en: 'Supports have not reported: {units}. Wait, or state why you answer without them' },
  SUPPORT_REPORTED: { zh: '协办意见已提交', en: 'The support has reported already' },
  CONTACT_MISSING: { zh: '尚未登记与诉求人的联系', en: 'No contact with the caller is recorded' },
  CONTACT_BEFORE_ENTRY: { zh: '联系时间早于诉求进入时间', en: 'The contact lies before the request' },
  PROOF_MISSING: { zh: '请附办理证明', en: 'Attach proof' },
  EXTENSION_PENDING: { zh: '已有待批的延期申请', en: 'An extension is waiting for a decision' },
  EXTENSION_NONE: { zh: '没有待批的延期申请', en: 'No extension is waiting for a decision' },
  EXTENSIONS_USED: { zh: '最多延期 {max} 次', en: 'At most {max} extensions' },
  EXTENSION_TOO_LONG: { zh: '每次最多延期 {max} 个工作日', en: 'At most {max} workdays each' },
  EXTENSION_TOO_LATE: { zh: '须在到期前申请延期', en: 'An extension is asked for before the limit' },
  IN_LONG_CYCLE: { zh: '长周期事项不再延期', en: 'A long-cycle matter has no further extension' },
  NOT_LONG_CYCLE_CLASS: { zh: '该类事项不属长周期事项', en: 'This class is not listed as long-cycle' },
  LONG_CYCLE_PENDING: { zh: '已有待批的长周期申请', en: 'A long-cycle request is waiting for a decision' },
  LONG_CYCLE_NONE: { zh: '不是长周期事项,或没有待批申请', en: 'Not a long-cycle matter, or nothing to decide' },
  FINAL_ANSWER_EVIDENCE: { zh: '最终答复须附印章、红头文件和证据', en: 'A final answer needs seal, red-header document and evidence' },
  FINAL_ANSWER_NONE: { zh: '没有最终答复,或异议期已过', en: 'There is no final answer, or the time to object is over' },
  OBJECTION_USED: { zh: '只能提出一次异议', en: 'One objection only' },
  // 评
  FOLLOW_UP_ENDED: { zh: '该诉求人的回访已完成', en: 'The follow-up of this caller has ended' },
  OUTSIDE_CONTACT_HOURS: { zh: '只能在 {from} 至 {to} 之间回访', en: 'Follow-ups only between {from} and {to}' },
  TRY_TOO_EARLY: { zh: '下次回访不早于 {at}', en: 'The next try is not before {at}' },
  RATING_TOO_LATE: { zh: '评价期已过', en: 'The time to rate is over' },
  ALREADY_RATED: { zh: '本轮已评价', en: 'This round has been rated' },
  REDO_USED: { zh: '二次办理的权利已使用,可由中心决定再办', en: 'The right to a redo is used; the centre can order another' },
  REDO_NOT_DUE: { zh: '评价为已解决且满意,不启动二次办理', en: 'Resolved and satisfied: no redo' },
  EXCLUSION_PENDING: { zh: '该指标已有剔除申请', en: 'An exclusion from this measure exists already' },
  EXCLUSION_UNKNOWN: { zh: '没有这条剔除申请', en: 'There is no such exclusion' },
  EXCLUSION_DECIDED: { zh: '该剔除申请已有结论', en: 'The exclusion is decided already' },
  // 督
  SHEET_UNKNOWN: { zh: '没有这张督办单', en: 'There is no such supervision sheet' },
  SHEET_CLOSED: { zh: '督办单已办结', en: 'The supervision sheet is closed' },
  SHEET_ANSWERED: { zh: '督办单已回复,待审', en: 'The sheet has a reply that waits for judgement' },
  SHEET_NO_REPLY: { zh: '督办单尚无回复', en: 'The sheet has no reply yet' },
  SHEET_STEP_NOT_YOURS: { zh: '该级督办由“{role}”审定', en: 'Sheets of this level are judged by: {role}' },
  CLOCK_UNKNOWN: { zh: '没有这个运行中的时限', en: 'There is no such running clock' },
  NOT_DUE: { zh: '尚未到时', en: 'It is not due yet' },
  CALENDAR_UNCHANGED: { zh: '没有需要重算的期限', en: 'No deadline needs to be computed again' },
} as const satisfies Readonly<Record<string, RefusalText>>;

/** A code of the error catalogue. */
export type RefusalCode = keyof typeof refusals;
