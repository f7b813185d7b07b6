import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Label } from '../../src/domain/vocabulary/label.ts';
import { wordLabel, type Language } from '../kit/language.ts';
import { FiguresPage } from './figures/figures-page.tsx';
import { figuresTexts } from './figures/figures-texts.ts';
import { PageContext } from './frame/language.tsx';
import { marks } from './frame/page-data.ts';
import { PageFrame } from './frame/page-frame.tsx';
import { frameTexts } from './frame/frame-texts.ts';
import { HomePage } from './home/home-page.tsx';
import { homeTexts } from './home/home-texts.ts';
import { ProgressPage } from './progress/progress-page.tsx';
import { progressTexts } from './progress/progress-texts.ts';
import { SubmitPage } from './submit/submit-page.tsx';
import { submitTexts } from './submit/submit-texts.ts';

const pages: readonly { readonly name: string; readonly path: string; readonly title: Label; readonly page: VNode }[] = [
  { name: 'home', path: '/', title: homeTexts.motto, page: <HomePage /> },
  { name: 'submit', path: '/submit', title: submitTexts.title, page: <SubmitPage /> },
  { name: 'progress', path: '/progress', title: progressTexts.title, page: <ProgressPage /> },
  { name: 'public-figures', path: '/public-figures', title: figuresTexts.title, page: <FiguresPage /> },
];

/** Every page in a language, as it stands before any script has run. */
export function renderPages(language: Language): ReadonlyMap<string, { readonly title: string; readonly body: string }> {
  return new Map(
    pages.map(({ name, path, title, page }) => {
      const place = wordLabel(frameTexts.hotline, language, { city: marks.name[language] });
      const body = renderToString(
        <PageContext language={language} data={marks}>
          <PageFrame path={path}>{page}</PageFrame>
        </PageContext>,
      );
      return [name, { title: `${wordLabel(title, language)} · ${wordLabel(frameTexts.name, language)} ${place}`, body }];
    }),
  );
}
