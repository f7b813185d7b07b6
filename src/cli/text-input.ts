import type { OpenRowSource } from '../application/import/ports.ts';
import { sourceRefusalTexts } from '../application/import/row-source.ts';
import { readFileTexts, type FileText, type LabelledText } from '../application/intake/text-classes.ts';
import { formatProblem, problemOfFile } from '../application/structured/problem.ts';
import { bilingual } from './bilingual.ts';
import type { Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { rowProblemLine } from './import-report.ts';

const SHOWN_PROBLEMS = 20;

/** Texts of a file, and whether some lines could not be read. */
export type TextInput = { readonly texts: readonly FileText[]; readonly damaged: boolean };

/** Reads the requests of a file, and says line by line what cannot be read. Throws `text.file` and `text.empty`. */
export async function readTextInput(openRows: OpenRowSource, file: string, terminal: Terminal): Promise<TextInput> {
  const opened = await openRows(file, { format: 'jsonl', headerRow: 1 });
  if (!opened.ok) {
    const problem = problemOfFile(file, opened.error.code, opened.error.params);
    const [zh, en] = (['zh', 'en'] as const).map((language) => formatProblem(problem, sourceRefusalTexts, language));
    throw new Failure('text.file', { zh: zh ?? '', en: en ?? '' }, 1);
  }
  const { texts, problems } = await readFileTexts(opened.value);
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
    terminal.note(rowProblemLine(file, problem, 'zh'));
    terminal.note(`    ${rowProblemLine(file, problem, 'en')}`);
  }
  const more = problems.length - SHOWN_PROBLEMS;
  if (more > 0) terminal.note(bilingual({ zh: `另有 ${String(more)} 处问题`, en: `${String(more)} more problems` }));
  if (texts.length === 0) {
    throw new Failure('text.empty', { zh: `“${file}”中没有可读的诉求`, en: `"${file}" holds no request that can be read` }, 1);
  }
  return { texts, damaged: problems.length > 0 };
}

/** Those with a class and words, of at least so many classes. Throws `text.noLabels`. */
export function labelledOf(texts: readonly FileText[], file: string, leastLabels: number): readonly LabelledText[] {
  const labelled = texts.filter((each): each is LabelledText => each.label !== null && `${each.subject ?? ''}${each.text}` !== '');
  const labels = new Set(labelled.map(({ label }) => label)).size;
  if (labels >= leastLabels && labelled.length >= leastLabels) return labelled;
  const text = {
    zh: `“${file}”中有 label 的诉求只有 ${String(labelled.length)} 条、${String(labels)} 类`,
    en: `"${file}" has only ${String(labelled.length)} requests with a label, of ${String(labels)} classes`,
  };
  throw new Failure('text.noLabels', text, 1);
}
