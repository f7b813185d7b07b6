import type { Comparator, Direction, FigureRole, FigureValue, Span, SuspectReason } from '../types.ts';

/** A numeric mention as a finder sees it, in UTF-16 indexes; what the sentence says of it is added later. */
export type Mention = Span & {
  /** `value`: its role follows from where it stands. */
  readonly kind: Exclude<FigureRole, 'achieved' | 'target'> | 'value';
  readonly value: FigureValue;
  readonly unit: string;
  /** What the words of the mention itself say; the words around it may say more. */
  readonly comparator: Comparator;
  readonly direction?: Direction;
  /** Only of dates. */
  readonly period?: string;
  /** What a name or a mark is. */
  readonly label?: string;
  /** Why a person should look. */
  readonly suspect?: SuspectReason;
};

/** A mention of a name, a mark or another thing without a value. */
export function bare(kind: 'name' | 'structure' | 'other', start: number, end: number, label: string): Mention {
  return { kind, start, end, value: null, unit: '', comparator: '', label };
}

/** A value with its unit; where it stands decides on its role. */
export function valued(match: RegExpExecArray, value: number, unit: string, more: Partial<Mention> = {}): Mention {
  return { kind: 'value', start: match.index, end: match.index + match[0].length, value, unit, comparator: '=', ...more };
}

/** Groups of a pattern by name; a group that took no part is absent. */
export function groupsOf(match: RegExpExecArray): Readonly<Record<string, string | undefined>> {
  return match.groups ?? {};
}
