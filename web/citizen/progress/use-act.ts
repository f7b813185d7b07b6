import { useState } from 'preact/hooks';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { ApiError } from '../../kit/api.ts';
import type { TextParams } from '../../kit/language.ts';
import { wordedParams } from '../frame/worded-params.ts';
import { KeyOfWish } from '../submit/key-of-wish.ts';
import type { PageKeeper } from './page-keeper.ts';
import { actTexts } from './progress-texts.ts';

/** Why an act was not done. */
export type ActFault = { readonly label: Label; readonly params: TextParams };

/** A form of the page on its way: what is sent again unchanged is done once. */
export function useAct(page: PageKeeper, path: string, onDone: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<ActFault | null>(null);
  const [keys] = useState(() => new KeyOfWish());

  async function act(body: unknown): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await page.act(path, body, keys.of(body));
      onDone();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The page asks for the code again, and the form stays as it is.
      if (error.status !== 401) setFault({ label: error.lost ? actTexts.lost : error.label, params: wordedParams(error) });
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, fault, act };
}
