import type { CommandEntry } from './command.ts';
import type { Services } from './services.ts';

/** Every command that needs no wiring of its own, in the order of `--help`. */
export const commands: readonly CommandEntry<Services>[] = [
  {
    name: 'deadline',
    summary: { zh: '计算时限的截止时刻', en: 'when a limit ends, day by day' },
    load: async () => (await import('./deadline.ts')).deadlineCommand,
  },
  {
    name: 'accounts list',
    summary: { zh: '列出账号', en: 'list who can sign in' },
    load: async () => (await import('./accounts-list.ts')).accountsListCommand,
  },
  {
    name: 'accounts add',
    summary: { zh: '新建账号', en: 'add an account' },
    load: async () => (await import('./accounts-add.ts')).accountsAddCommand,
  },
  {
    name: 'accounts reset',
    summary: { zh: '重设密码', en: 'give an account a new password' },
    load: async () => (await import('./accounts-reset.ts')).accountsResetCommand,
  },
  {
    name: 'profile check',
    summary: { zh: '检查城市配置', en: 'check the profile of a city' },
    load: async () => (await import('./profile-check.ts')).profileCheckCommand,
  },
  {
    name: 'profile show',
    summary: { zh: '显示城市配置', en: 'show the profile of a city' },
    load: async () => (await import('./profile-show.ts')).profileShowCommand,
  },
  {
    name: 'profile duty',
    summary: { zh: '查询承办单位', en: 'who would handle a matter, and why' },
    load: async () => (await import('./profile-duty.ts')).profileDutyCommand,
  },
  {
    name: 'profile load',
    summary: { zh: '启用城市配置', en: 'put a profile into use' },
    load: async () => (await import('./profile-load.ts')).profileLoadCommand,
  },
  {
    name: 'measures',
    summary: { zh: '统计指标', en: 'measures of a period, with and without exclusions' },
    load: async () => (await import('./measures.ts')).measuresCommand,
  },
  {
    name: 'simulate',
    summary: { zh: '按虚拟时钟模拟一座城市', en: 'live a city on a virtual clock' },
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
];
