import type { Label } from '../../src/domain/vocabulary/label.ts';

/** A language of the pages. */
export type Language = 'zh' | 'en';

/** Each language by its own name. */
export const languageNames = { zh: '中文', en: 'English' } as const satisfies Record<Language, string>;

/** The language that a page offers instead. */
export function otherThan(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}

/** What stands in the braces of a text. */
export type TextParams = Readonly<Record<string, string | number>>;

const STORED = 'huiyin.language';

/** The text of a label in a language, with what its braces name filled in; a name that is not given stays as it is. */
export function wordLabel(label: Label, language: Language, params: TextParams = {}): string {
  return label[language].replaceAll(/\{(\w+)\}/gu, (braces, name: string) => String(params[name] ?? braces));
}

/** The same in the words for citizens, where a label has them. */
export function wordForCitizens(label: Label, language: Language): string {
  return language === 'zh' ? (label.citizenZh ?? label.zh) : (label.citizenEn ?? label.en);
}

/** The language somebody chose here before; Chinese if nobody did. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

/** Keeps the choice for the next visit, and tells the browser which language the page speaks. */
export function keepLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}
