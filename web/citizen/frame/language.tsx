import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { wordForCitizens, wordLabel, type Language, type TextParams } from '../../kit/language.ts';
import type { PageData } from './page-data.ts';

const Place = createContext<{ readonly language: Language; readonly data: PageData } | null>(null);

/** Gives the components of a page their language and their city. */
export function PageContext({ language, data, children }: { language: Language; data: PageData; children: ComponentChildren }) {
  return <Place.Provider value={{ language, data }}>{children}</Place.Provider>;
}

function usePlace(): { readonly language: Language; readonly data: PageData } {
  const place = useContext(Place);
  if (place === null) throw new Error('a part of a page outside of its context');
  return place;
}

/** The language of the page. */
export function useLanguage(): Language {
  return usePlace().language;
}

/** The city of the page. */
export function usePageData(): PageData {
  return usePlace().data;
}

/** Words a label in the language of the page, in the words for citizens where it has them. */
export function useText(): (label: Label, params?: TextParams) => string {
  const { language } = usePlace();
  return (label, params) => {
    const said = wordForCitizens(label, language);
    return wordLabel({ zh: said, en: said }, language, params);
  };
}

/** The language that the server chose for this page. */
export function languageOfPage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'zh';
}
