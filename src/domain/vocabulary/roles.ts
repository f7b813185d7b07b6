import type { Labels } from './label.ts';

/** LOOP section 8. `system` is the worker that acts when an instant falls due; nobody signs in as it. */
export const roles = {
  caller: { zh: '诉求人', en: 'Caller' },
  agent: { zh: '话务员', en: 'Agent' },
  dispatcher: { zh: '派单员', en: 'Dispatcher' },
  sendBackJudge: { zh: '退单审核员', en: 'Send-back judge' },
  unitReceiver: { zh: '单位收单员', en: 'Unit receiver' },
  handler: { zh: '承办人', en: 'Handler' },
  unitReviewer: { zh: '单位审核员', en: 'Unit reviewer' },
  unitLeader: { zh: '单位主要负责人', en: 'Unit leader' },
  followUpOfficer: { zh: '回访员', en: 'Follow-up officer' },
  qualityChecker: { zh: '质检员', en: 'Quality checker' },
  supervisor: { zh: '督办员', en: 'Supervisor' },
  assessor: { zh: '考核员', en: 'Assessor' },
  inspectionOfficer: { zh: '督查员', en: 'Inspection officer' },
  knowledgeEditor: { zh: '知识库编辑', en: 'Knowledge editor' },
  deputySecretaryGeneral: { zh: '分管副秘书长', en: 'Deputy secretary-general' },
  viceMayor: { zh: '分管副市长', en: 'Vice mayor' },
  mayor: { zh: '市长', en: 'Mayor' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'Audit administrator' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Labels;
export type Role = keyof typeof roles;
