import type { FoundArea } from '../../analysis/places/find-areas.ts';
import type { ReadPlace } from '../../analysis/places/read-place.ts';
import type { Suggestion } from '../../analysis/classify/classify.ts';
import type { AreaCode, ClassCode } from '../../domain/kernel/ids.ts';
import { defaultAdvicePolicy } from '../../domain/profile/types.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { NamedClassifier } from './class-reader.ts';
import { readWhere } from './read-where.ts';

/** A class that was suggested. */
export type SuggestedClass = { readonly classCode: ClassCode; readonly score: number; readonly words: readonly string[] };

/** What a text is about and where, each with the words that decided. */
export type Matter = {
  /** What suggested the classes, to be stored with the advice. */
  readonly model: string;
  readonly classes: readonly SuggestedClass[];
  /** True when the first class has the score that the city's policy asks for; below, it is a guess, and is called one. */
  readonly sure: boolean;
  readonly areas: readonly (Omit<FoundArea, 'area'> & { readonly area: AreaCode })[];
  /** Town, road, landmark and point, as far as they are said. */
  readonly where: Omit<ReadPlace, 'areas'>;
};

const CLASSES_SHOWN = 3;

/** D-9: classes and areas for a text as far as it is written; `place` is what was said of the place alone. */
export function readMatter(
  { model, classifier }: NamedClassifier,
  profile: ProfileIndex,
  { text, place }: { readonly text: string; readonly place: string },
): Matter {
  const classes = classifier
    .classify({ text }, CLASSES_SHOWN)
    .filter(({ label }) => profile.classes.has(label as ClassCode))
    .map(asClass);
  const { classSureFrom } = profile.profile.policy.advice ?? defaultAdvicePolicy;
  const { areas, ...where } = readWhere(profile, { text, place });
  return {
    ...{ model, classes, sure: classes.some(({ score }) => score * 100 >= classSureFrom), where },
    areas: areas.map((found) => ({ ...found, area: found.area as AreaCode })),
  };
}

function asClass({ label, score, words }: Suggestion): SuggestedClass {
  return { classCode: label as ClassCode, score, words };
}
