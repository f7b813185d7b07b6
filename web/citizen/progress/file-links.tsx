import { useState } from 'preact/hooks';
import { useText } from '../frame/language.tsx';
import { progressTexts } from './progress-texts.ts';
import type { PageKeeper } from './page-keeper.ts';

/** Files of the page. A link cannot carry the token that opens them: they are fetched first, then handed to the browser. */
export function FileLinks({ page, files }: { page: PageKeeper; files: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useText();
  const [hasFault, setFault] = useState(false);
  if (files.length === 0) return null;

  async function open(id: string, name: string): Promise<void> {
    setFault(false);
    try {
      const address = URL.createObjectURL(await page.file(id));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => {
        URL.revokeObjectURL(address);
      }, 60_000);
    } catch {
      setFault(true);
    }
  }

  return (
    <>
      <ul class="buttons" aria-label={t(progressTexts.files)}>
        {files.map(({ id, name }) => (
          <li key={id}>
            <button type="button" aria-label={t(progressTexts.openFile, { name })} onClick={() => void open(id, name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      {hasFault && (
        <p class="fault" role="alert">
          {t(progressTexts.fileFault)}
        </p>
      )}
    </>
  );
}
