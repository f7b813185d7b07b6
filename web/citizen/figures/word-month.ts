import type { Language } from '../../kit/language.ts';

/** `2026-10` in words: "2026年10月", "October 2026". */
export function wordMonth(month: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(`${month}-01T00:00:00Z`));
}
