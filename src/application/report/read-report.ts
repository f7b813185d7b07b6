import { findCommitments } from '../../analysis/report/commitments/find-commitments.ts';
import { promiseLexicon } from '../../analysis/report/commitments/lexicon.ts';
import { placesInText } from '../../analysis/report/commitments/places.ts';
import { readFigures } from '../../analysis/report/figures/read-figures.ts';
import { findSuspects } from '../../analysis/report/suspects/find-suspects.ts';
import { sourceText } from '../../analysis/report/text/source-text.ts';
import type { ReportContext, ReportReading } from '../../analysis/report/types.ts';

/** A reading with the year that it was read for; null where neither the text nor the reader tells it. */
export type ReadReport = ReportReading & { readonly year: number | null };

/** Reads a work report (B-2 to B-4): a draft of its figures and promises, and what was probably read wrongly. Pure. */
export function readReport(text: string, context: ReportContext): ReadReport {
  const source = sourceText(text);
  const { figures, suspects, parts } = readFigures(source, context);
  const places = [...new Set([...placesInText(source.folded), ...context.places])];
  const commitments = findCommitments(source, { parts, figures, places, lexicon: promiseLexicon });
  const all = [...suspects, ...findSuspects(source, places)].toSorted((one, other) => one.start - other.start);
  return { year: parts.year, figures, commitments, suspects: all };
}
