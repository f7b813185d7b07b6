import type { Label } from '../domain/vocabulary/label.ts';

/** Both languages on one line, Chinese first. */
export function bilingual(label: Label): string {
  return `${label.zh} ${label.en}`;
}
