import type { ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { decodeText } from '../structured/decode-text.ts';
import { list, newReading, object, optional, required, type Decoder } from '../structured/decoder.ts';
import { problemOfFile, type Problem } from '../structured/problem.ts';
import { readYaml } from '../structured/read-yaml.ts';
import { code, localDate, text } from '../structured/scalars.ts';
import { checkReference } from '../profile/check-tree.ts';
import type { KnowledgeContent } from './ports.ts';

const MOST_ANSWER = 5_000;

type WrittenEntry = Omit<KnowledgeContent, 'classCode'> & { readonly class: ClassCode | null };

const entry: Decoder<WrittenEntry> = object({
  title: required(text()),
  question: required(text(MOST_ANSWER, 'lines')),
  answer: required(text(MOST_ANSWER, 'lines')),
  class: optional(code<ClassCode>(), null),
  unit: optional(code<UnitCode>(), null),
  validFrom: required(localDate()),
  validTo: optional(localDate(), null),
  reviewOn: optional(localDate(), null),
  source: required(text()),
});

const file = object({ entries: required(list(entry)) });

/** Where a profile keeps knowledge for its demo city. */
export const DEMO_KNOWLEDGE_FILE = 'demo/knowledge.yaml';

/** Reads `demo/knowledge.yaml` against its profile. A profile without the file has no entries, which is no error. */
export function loadDemoKnowledge(
  content: string | Uint8Array | undefined,
  index: ProfileIndex,
): Result<readonly KnowledgeContent[], readonly Problem[]> {
  if (content === undefined) return ok([]);
  const written = typeof content === 'string' ? content : decodeText(content)?.text;
  if (written === undefined) return fail([problemOfFile(DEMO_KNOWLEDGE_FILE, 'unreadableText')]);
  const reading = newReading();
  const root = readYaml(DEMO_KNOWLEDGE_FILE, written, reading.problems);
  const entries = root === undefined ? [] : (file(root, reading)?.entries ?? []);
  const classes = new Set<string>(index.classes.keys());
  const units = new Set<string>(index.units.keys());
  for (const each of entries) {
    if (each.class !== null) checkReference(each, 'class', each.class, classes, 'unknownClass', reading);
    if (each.unit !== null) checkReference(each, 'unit', each.unit, units, 'unknownUnit', reading);
  }
  if (reading.problems.length > 0) return fail(reading.problems);
  return ok(entries.map(({ class: classCode, ...rest }) => ({ ...rest, classCode })));
}
