import { usePageData } from '../frame/language.tsx';
import { useLiving } from '../frame/use-living.ts';
import { PhotoQueue } from './photo-queue.ts';

/** The photos of a form; null before the page's script runs. */
export function usePhotos(): PhotoQueue | null {
  const limits = usePageData();
  return useLiving((onChange) => new PhotoQueue(limits, onChange));
}
