import type { Labels } from './label.ts';

/** the ways in. The channel is recorded and never decides how a ticket is treated. */
export const channels = {
  phone: { zh: '电话', en: 'Phone' },
  mailbox: { zh: '市长信箱', en: "Mayor's mailbox" },
  web: { zh: '网站', en: 'Web form' },
  app: { zh: '手机客户端', en: 'Phone app' },
  sms: { zh: '短信', en: 'Text message' },
  messageBoard: { zh: '领导留言板', en: "Leaders' message board" },
  visit: { zh: '来访', en: 'Visit' },
  bulkFile: { zh: '批量导入', en: 'Bulk file' },
  otherPlatform: { zh: '其他平台转入', en: 'Another platform' },
} as const satisfies Labels;
export type Channel = keyof typeof channels;

/** */
export const requestKinds = {
  consult: { zh: '咨询', en: 'Consult' },
  help: { zh: '求助', en: 'Help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  report: { zh: '举报', en: 'Report' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  praise: { zh: '表扬', en: 'Praise' },
} as const satisfies Labels;
export type RequestKind = keyof typeof requestKinds;

/** */
export const urgencies = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  urgent: { zh: '紧急', en: 'Urgent' },
} as const satisfies Labels;
export type Urgency = keyof typeof urgencies;

/** */
export const privacies = {
  open: { zh: '公开', en: 'Open' },
  confidential: { zh: '保密', en: 'Confidential' },
  anonymous: { zh: '匿名', en: 'Anonymous' },
} as const satisfies Labels;
export type Privacy = keyof typeof privacies;

/** why a request is not taken on. The first group is shown a lawful way, the second an explanation. */
export const declineReasons = {
  litigation: { zh: '应由法院诉讼解决', en: 'Belongs to a court' },
  arbitration: { zh: '应由仲裁解决', en: 'Belongs to arbitration' },
  disciplineInspection: { zh: '属纪检监察职责', en: 'Belongs to discipline inspection' },
  reconsideration: { zh: '应通过行政复议解决', en: 'Belongs to administrative reconsideration' },
  petition: { zh: '已进入信访程序', en: 'Belongs to petitions' },
  disclosure: { zh: '应通过政府信息公开申请', en: 'Belongs to information disclosure' },
  unlawfulContent: { zh: '内容违反法律或公序良俗', en: 'Unlawful content' },
  secretContent: { zh: '涉及国家秘密或商业秘密', en: 'Secret content' },
  privateContent: { zh: '涉及他人隐私、个人信息', en: "Another person's private content" },
  malicious: { zh: '恶意扰乱，线索移交公安', en: 'Malicious disruption, lead passed to police' },
} as const satisfies Labels;
export type DeclineReason = keyof typeof declineReasons;

/** E-2: five levels of satisfaction, best first. */
export const satisfactions = {
  5: { zh: '非常满意', en: 'Very satisfied' },
  4: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Fairly satisfied' },
  2: { zh: '不满意', en: 'Dissatisfied' },
  1: { zh: '非常不满意', en: 'Very dissatisfied' },
} as const satisfies Labels;
export type Satisfaction = keyof typeof satisfactions;
