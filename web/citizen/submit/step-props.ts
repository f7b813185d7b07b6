import type { Faults } from './check-draft.ts';
import type { Draft } from './draft.ts';
import type { PhotoQueue } from './photo-queue.ts';

/** What every step of the form works with. */
export type StepProps = {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly change: (change: Partial<Draft>) => void;
  readonly photos: PhotoQueue | null;
};
