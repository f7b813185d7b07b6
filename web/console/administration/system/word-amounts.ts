import type { Language } from '../../../kit/language.ts';

const KILO = 1024;
const sizes = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes for people: "3.4 GB". */
export function wordBytes(bytes: number): string {
  let [value, step] = [bytes, 0];
  while (value >= KILO && step < sizes.length - 1) {
    value /= KILO;
    step += 1;
  }
  return `${value >= 100 || step === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${sizes[step] ?? ''}`;
}

const spans = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A span in its largest fitting unit: "3 分钟". */
export function wordSeconds(seconds: number, language: Language): string {
  const span = spans.find((one) => seconds >= one.seconds) ?? spans[3];
  const amount = Math.floor(seconds / span.seconds);
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'unit', unit: span.unit, unitDisplay: 'long' }).format(amount);
}
