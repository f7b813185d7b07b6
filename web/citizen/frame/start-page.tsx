import { hydrate, type ComponentChild } from 'preact';
import { languageOfPage, PageContext } from './language.tsx';
import { readPageData } from './page-data.ts';

const RELOAD_MS = 5000;

/** Brings a page to life that stands there already. Without its city it stays as it is: the server says why, in the page. */
export function startPage(page: ComponentChild): void {
  const place = document.querySelector('#page');
  const data = readPageData();
  if (place === null) return;
  if (data === undefined) {
    setTimeout(comeBack, RELOAD_MS);
    return;
  }
  hydrate(
    <PageContext language={languageOfPage()} data={data}>
      {page}
    </PageContext>,
    place,
  );
}

/** Loads the page anew, unless somebody has begun to write: a reload would lose it. */
function comeBack(): void {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "#page textarea, #page input:not([type='radio'], [type='checkbox'])",
  );
  if ([...fields].every(({ value }) => value === '')) location.reload();
}
