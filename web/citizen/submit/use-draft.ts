import { useEffect, useState } from 'preact/hooks';
import { emptyDraft, forgetDraft, storeDraft, storedDraft, type Draft } from './draft.ts';
import { draftInPage, mergedDraft } from './initial-draft.ts';
import type { PhotoQueue } from './photo-queue.ts';

/** The draft of the form, kept on the device with every change. `onFresh` is told of a draft from earlier. */
export function useDraft(photos: PhotoQueue | null, onRestored: () => void) {
  const [draft, setDraft] = useState(draftInPage);
  const [isTouched, setTouched] = useState(false);
  const kept = photos?.kept;

  useEffect(() => {
    const stored = photos === null ? undefined : storedDraft();
    if (photos === null || stored === undefined) return;
    setDraft((typed) => mergedDraft(stored, typed));
    photos.restore(stored.files);
    onRestored();
    // Once, when the form comes to life.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [photos]);

  useEffect(() => {
    if (isTouched) storeDraft({ ...draft, files: kept ?? [] });
    // The list is made anew each time; what counts is what is in it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isTouched, draft, JSON.stringify(kept)]);

  return {
    draft: { ...draft, files: kept ?? [] },
    change(change: Partial<Draft>): void {
      setTouched(true);
      setDraft((before) => ({ ...before, ...change }));
    },
    clear(): void {
      setTouched(false);
      forgetDraft();
      setDraft(emptyDraft());
      photos?.restore([]);
    },
  };
}
