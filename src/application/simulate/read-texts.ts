import type { AreaCode, ClassCode } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { isCodeOf } from '../../domain/vocabulary/label.ts';
import { requestKinds } from '../../domain/vocabulary/request.ts';
import type { SpokenText } from './arrivals.ts';
import { unspoken } from './arrivals.ts';
import { MAX_LONG_TEXT, MAX_NAME } from '../../domain/vocabulary/limits.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** Texts that could be used, and how many lines could not. */
export type SpokenTexts = { readonly texts: readonly SpokenText[]; readonly unusable: number };

/**
 * Reads texts for a simulation: one a line, plain or as a JSON object with `text` or `detail` and, if wanted, `subject`, `kind`,
 * `class` and `area` (codes of the profile; others are left out). Lines without a usable text are counted and passed over.
 */
export function readTexts(content: string, profile: ProfileIndex): SpokenTexts {
  const texts: SpokenText[] = [];
  let unusable = 0;
  for (const line of content.split(/\r?\n/u)) {
    if (line.trim() === '') continue;
    const spoken = line.trimStart().startsWith('{') ? fromJson(line, profile) : plain(line.trim());
    if (spoken === undefined || faultyText({ field: 'text', text: spoken.text, max: MAX_LONG_TEXT }) !== undefined) unusable += 1;
    else texts.push(spoken);
  }
  return { texts, unusable };
}

function plain(text: string): SpokenText {
  return { ...unspoken, text };
}

function fromJson(line: string, profile: ProfileIndex): SpokenText | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const field = (name: string): string | null => {
    const found = (value as Readonly<Record<string, unknown>>)[name];
    return typeof found === 'string' && found.trim() !== '' ? found : null;
  };
  const text = field('text') ?? field('detail') ?? field('subject');
  if (text === null) return undefined;
  const subject = field('subject');
  const kind = field('kind');
  const classCode = field('class') as ClassCode | null;
  const area = field('area') as AreaCode | null;
  return {
    ...unspoken,
    text,
    subject: subject !== null && faultyText({ field: 'subject', text: subject, max: MAX_NAME }) === undefined ? subject : null,
    classCode: classCode !== null && profile.classes.has(classCode) ? classCode : null,
    area: area !== null && profile.areas.has(area) ? area : null,
    kind: kind !== null && isCodeOf(requestKinds, kind) ? kind : null,
  };
}
