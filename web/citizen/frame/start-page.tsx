import { hydrate, type ComponentChild } from 'preact';
import { languageOfPage, PageContext } from './language.tsx';
import { readPageData } from './page-data.ts';

/** Brings a page to life that stands there already. Without its city it stays as it is: the server says why, in the page. */
export function startPage(page: ComponentChild): void {
  const place = document.querySelector('#page');
  const data = readPageData();
  if (place === null || data === undefined) return;
  hydrate(
    <PageContext language={languageOfPage()} data={data}>
      {page}
    </PageContext>,
    place,
  );
}
