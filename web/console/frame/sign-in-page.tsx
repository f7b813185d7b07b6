import { Button } from 'antd';
import type { ReactElement } from 'react';
import { languageNames, otherThan } from '../../kit/language.ts';
import { frameTexts, signInTexts } from './frame-texts.ts';
import { useLanguage, useText } from './language.tsx';
import type { Session } from './session.ts';
import { SignIn } from './sign-in.tsx';

/** The page of somebody who is not signed in, or not completely. */
export function SignInPage({ begun }: { readonly begun: Session | null }): ReactElement {
  const t = useText();
  const { language, choose } = useLanguage();
  return (
    <main className="sign-in">
      <header>
        <h1>
          {t(frameTexts.product)} <span className="soft">12345</span>
        </h1>
        <p className="soft">{t(signInTexts.motto)}</p>
      </header>
      <SignIn begun={begun} />
      <footer>
        <Button type="link" href="/api/v1/oidc/start">
          {t(signInTexts.elsewhere)}
        </Button>
        <Button type="link" onClick={() => choose(otherThan(language))} lang={language === 'zh' ? 'en' : 'zh-CN'}>
          {languageNames[otherThan(language)]}
        </Button>
      </footer>
    </main>
  );
}
