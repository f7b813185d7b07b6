import type { Labels } from './label.ts';

/** What a person who has shown login and password must still do before anything else is open. */
export const signInSteps = {
  secondStep: { zh: '两步验证', en: 'Take the second step' },
  enrolSecondStep: { zh: '绑定两步验证', en: 'Set up a second step' },
  newPassword: { zh: '修改初始密码', en: 'Choose a password of your own' },
} as const satisfies Labels;
export type SignInStep = keyof typeof signInSteps;
