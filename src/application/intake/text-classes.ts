import { createClassifier } from '../../analysis/classify/classify.ts';
import { crossValidate } from '../../analysis/classify/cross-validate.ts';
import { learnAtOnce } from '../../analysis/classify/learn-at-once.ts';
import { predictionOf } from '../../analysis/classify/prediction.ts';
import { qualityOf, type Quality } from '../../analysis/classify/quality.ts';
import type { RowProblem } from '../import/row-problem.ts';
import type { Cell, RowSource } from '../import/row-source.ts';
import type { KeptModel } from './ports.ts';

/** A request of a file, with its class where the file tells it. */
export type FileText = { readonly line: number; readonly subject: string | null; readonly text: string; readonly label: string | null };

/** A request whose class is known. */
export type LabelledText = FileText & { readonly label: string };

/** What is suggested for a text. `sure` is false below the threshold, and where nothing is known (then `label` is null). */
export type TextClass = {
  readonly label: string | null;
  readonly score: number;
  readonly sure: boolean;
  readonly top: readonly { readonly label: string; readonly score: number }[];
  readonly why: readonly string[];
};

const FIELDS = ['subject', 'detail', 'segmented', 'label', 'title', 'text'] as const;
const CALIBRATION_FOLDS = 3;
const BETWEEN_WORDS = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * Reads requests by the names of their fields: `subject` (or `title`), `detail` (or `text`; where both are empty, `segmented`), `label`.
 * A line without a word is kept, so that what is said of lines stays in their order.
 */
export async function readFileTexts(
  source: RowSource,
): Promise<{ readonly texts: readonly FileText[]; readonly problems: readonly RowProblem[] }> {
  const texts: FileText[] = [];
  const problems: RowProblem[] = [];
  for await (const batch of source.rows(FIELDS)) {
    problems.push(...batch.problems);
    for (const { line, cells } of batch.rows) {
      const [subject, detail, segmented, label, title, text] = cells.map(wordsOf);
      const story = detail ?? text ?? segmented?.replaceAll(BETWEEN_WORDS, '') ?? '';
      texts.push({ line, subject: subject ?? title ?? null, text: story, label: label ?? null });
    }
  }
  return { texts, problems };
}

/** Learns a model from texts; a part that is held back in turns tells how sharply to put its scores, and what the model is worth. */
export function trainTexts(texts: readonly LabelledText[]): { readonly model: KeptModel; readonly quality: Quality } {
  const { folds, sharpness } = crossValidate(texts, CALIBRATION_FOLDS);
  return { model: { ...learnAtOnce(texts), sharpness }, quality: qualityOf(folds.flat()) };
}

/** Gives classes to texts: the likeliest with the words that decided, and `count` with their scores. */
export function textReader(model: KeptModel, sureFrom: number, count: number): (text: FileText) => TextClass {
  const classifier = createClassifier(model);
  return (text) => {
    const suggestions = classifier.classify(text, count, 1);
    const [first] = suggestions;
    return {
      label: first?.label ?? null,
      score: first?.score ?? 0,
      sure: first !== undefined && first.score >= sureFrom,
      top: suggestions.map(({ label, score }) => ({ label, score })),
      why: first?.words ?? [],
    };
  };
}

/** How a model does on texts whose class is known. */
export function judgeModel(model: KeptModel, texts: readonly LabelledText[]): Quality {
  const classifier = createClassifier(model);
  return qualityOf(texts.map((text) => predictionOf(text.label, model.labels, classifier.shares(text))));
}

/** How models do that learn on all folds but one, on that one: fold by fold, and together. */
export function judgeFolds(
  texts: readonly LabelledText[],
  count: number,
  onFold: (done: number) => void = () => undefined,
): { readonly quality: Quality; readonly folds: readonly Quality[] } {
  const { folds } = crossValidate(texts, count, onFold);
  return { quality: qualityOf(folds.flat()), folds: folds.map(qualityOf) };
}

function wordsOf(cell: Cell): string | undefined {
  const words = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
  return words === '' ? undefined : words;
}
