import type { Language } from '../../kit/language.ts';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

/** A moment in the city's zone, with its weekday: "11月30日星期一 18:00". The year stands only where it is not this one. */
export function wordMomentLong(at: string, timeZone: string, language: Language): string {
  const [moment, now] = [new Date(at), new Date()];
  const isOtherYear = yearOf(moment, timeZone) !== yearOf(now, timeZone);
  const day = new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone, month: 'long', day: 'numeric', weekday: 'long' },
    ...(isOtherYear ? { year: 'numeric' } : {}),
  });
  const time = new Intl.DateTimeFormat(locales[language], { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${day.format(moment)} ${time.format(moment)}`;
}

function yearOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment);
}
