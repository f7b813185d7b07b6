import type { MessagePolicy, Name, Policy } from '../../domain/profile/types.ts';
import type { MessageTemplate } from '../../domain/vocabulary/messages.ts';
import { templateFacts } from '../messages/default-texts.ts';
import { placeholdersOf, fillText } from '../messages/fill-text.ts';
import { MOST_WORDS } from '../messages/message-facts.ts';
import { nearestTo, positionAtPath, type Reading } from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';

/** Characters of the longest text message: five parts of 67, which is what phones put together and cities pay for without a thought. */
export const LONGEST_SMS = 335;

/** Names whose lengths count where a text has them. */
export type MessageNames = { readonly city: Name | null; readonly units: readonly Name[]; readonly classes: readonly Name[] };

/** What is wrong with a city's messages: placeholders that do not exist or may be empty, texts that are too long, tries that make no sense. */
export function checkMessages(messages: MessagePolicy, policy: Policy | undefined, names: MessageNames, reading: Reading): void {
  const report = (path: readonly (string | number)[], code: string, params: Readonly<Record<string, string | number>> = {}): void => {
    reading.problems.push(problemAt(positionAtPath(reading, messages, path), code, params));
  };
  const tries = policy?.followUp.tryAfterWorkdays.length;
  messages.followUpTries.forEach((number, index) => {
    if (messages.followUpTries.indexOf(number) < index) report(['followUpTries', index], 'repeatedValue', { found: number });
    // E-2: after the last try a caller counts as not reached at once, which nobody can help who was only just written to.
    if (tries !== undefined && number >= tries) report(['followUpTries', index], 'followUpTryLast', { found: number, tries });
  });
  for (const template of Object.keys(messages.texts) as MessageTemplate[]) {
    const text = messages.texts[template];
    if (text === undefined) continue;
    for (const language of ['zh', 'en'] as const) {
      for (const { code, params } of textProblems(template, text[language], longestFacts(names, language))) {
        report(['texts', template, language], code, params);
      }
    }
  }
}

type TextProblem = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** What is wrong with one text of a template. */
export function textProblems(template: MessageTemplate, text: string, longest: Readonly<Record<string, string>>): readonly TextProblem[] {
  const { all, bare, broken } = placeholdersOf(text);
  const { always, sometimes } = templateFacts[template];
  const known = [...always, ...sometimes];
  const problems: TextProblem[] = broken ? [{ code: 'brokenPlaceholder', params: {} }] : [];
  for (const found of all) {
    if (!known.includes(found)) {
      problems.push({ code: 'unknownPlaceholder', params: { found, nearest: nearestTo(found, known), allowed: known.join(' ') } });
    } else if (bare.has(found) && !always.includes(found)) problems.push({ code: 'placeholderMayBeEmpty', params: { found } });
  }
  const { length } = fillText(text, longest);
  if (length > LONGEST_SMS) problems.push({ code: 'smsTooLong', params: { found: length, max: LONGEST_SMS } });
  return problems;
}

/** The longest that each placeholder can become. */
export function longestFacts(names: MessageNames, language: 'zh' | 'en'): Readonly<Record<string, string>> {
  const longest = (of: readonly Name[]): string => of.map((name) => name[language]).reduce((a, b) => (b.length > a.length ? b : a), '');
  return {
    city: names.city?.[language] ?? '',
    number: '0'.repeat(24),
    code: '0'.repeat(10),
    url: '0'.repeat(90),
    deadline: '0'.repeat(12),
    unit: longest(names.units),
    class: longest(names.classes),
    urgent: '0'.repeat(6),
    limit: '0'.repeat(24),
    level: '0',
    reason: '0'.repeat(MOST_WORDS),
  };
}
