import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** Texts around every page. */
export const frameTexts = {
  name: { zh: '回音', en: 'Huiyin' },
  hotline: { zh: '{city} 12345', en: '{city} 12345' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  pages: { zh: '页面', en: 'Pages' },
  submit: { zh: '我要反映', en: 'Tell us' },
  progress: { zh: '查进展', en: 'Look up' },
  figures: { zh: '公开数据', en: 'Figures' },
  call: { zh: '也可以拨打 12345', en: 'Or call 12345' },
  staff: { zh: '工作人员入口', en: 'For staff' },
  api: { zh: '接口说明', en: 'The HTTP API' },
  ready: { zh: '运行状态', en: 'Status' },
  noScript: {
    zh: '您的浏览器没有运行脚本，本页用不了。请换一个浏览器，或直接拨打 12345。',
    en: 'Your browser runs no scripts, and this page needs one. Use another browser, or call 12345.',
  },
} as const satisfies Record<string, Label>;
