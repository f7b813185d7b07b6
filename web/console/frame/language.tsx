import { createContext, use, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { keepLanguage, storedLanguage, wordLabel, type Language, type TextParams } from '../../kit/language.ts';

type LanguageChoice = { readonly language: Language; readonly choose: (language: Language) => void };

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

/** Gives all below it the language that was chosen, and the means to choose another. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [language, setLanguage] = useState(storedLanguage);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        keepLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language of the page, and the means to choose another. */
export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** Words labels in the language of the page: `t(texts.save)`, `t(texts.found, { count: 3 })`. */
export function useText(): (label: Label, params?: TextParams) => string {
  const { language } = useLanguage();
  return useMemo(() => (label, params) => wordLabel(label, language, params), [language]);
}
