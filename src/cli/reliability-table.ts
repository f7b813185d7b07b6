import type { ScoreStep } from '../application/intake/ports.ts';
import { textTable } from './text-table.ts';

/** Lines that say how often suggestions were right, by the score they had; steps without texts are left out. */
export function reliabilityTable(steps: readonly ScoreStep[]): readonly string[] {
  const rows = steps
    .filter(({ texts }) => texts > 0)
    .map(({ from, to, texts, certainty, right }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      ...[String(texts), certainty.toFixed(4), (right / texts).toFixed(4)],
    ]);
  return textTable([['分数 score', '条数 texts', '平均分数 mean score', '实际正确 right'], ...rows], ['left', 'right', 'right', 'right']);
}
