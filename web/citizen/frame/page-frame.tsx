import type { ComponentChildren } from 'preact';
import { languageNames, otherThan } from '../../kit/language.ts';
import { frameTexts } from './frame-texts.ts';
import { useLanguage, usePageData, useText } from './language.tsx';

const doors = [
  { path: '/submit', text: frameTexts.submit },
  { path: '/progress', text: frameTexts.progress },
  { path: '/public-figures', text: frameTexts.figures },
] as const;

/** What stands around every page. The server puts what is amiss, and other cities, where its marks are. */
export function PageFrame({ path, children }: { path: string; children: ComponentChildren }) {
  const t = useText();
  const language = useLanguage();
  const { name } = usePageData();
  const other = otherThan(language);
  return (
    <>
      <a class="skip" href="#page">
        {t(frameTexts.skip)}
      </a>
      <header>
        <a class="brand" href="/">
          <b>{t(frameTexts.name)}</b> <span>{t(frameTexts.hotline, { city: t(name) })}</span>
        </a>
        <a class="language" href={`?lang=${other}`} lang={other === 'zh' ? 'zh-CN' : 'en'} hreflang={other === 'zh' ? 'zh-CN' : 'en'}>
          {languageNames[other]}
        </a>
        <nav aria-label={t(frameTexts.pages)}>
          {doors.map((door) => (
            <a key={door.path} href={door.path} aria-current={door.path === path ? 'page' : undefined}>
              {t(door.text)}
            </a>
          ))}
        </nav>
      </header>
      {'__NOTICE__'}
      <main id="page" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <a href="tel:12345">{t(frameTexts.call)}</a>
        <a href="/console/">{t(frameTexts.staff)}</a>
        {path === '/' && (
          <>
            <a href="/api">{t(frameTexts.api)}</a>
            <a href="/ready">{t(frameTexts.ready)}</a>
          </>
        )}
      </footer>
    </>
  );
}
