import { createClassifier, type Classifier } from '../../analysis/classify/classify.ts';
import { learnAtOnce } from '../../analysis/classify/learn-at-once.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { treeExamples } from './learn-classes.ts';
import type { ClassModels } from './ports.ts';

/** A classifier ready to read, and what it calls itself where its advice is stored (D-9). */
export type NamedClassifier = { readonly model: string; readonly classifier: Classifier };

/** Reads requests with the model that a city has in use; where there is none, with the words of its class tree. */
export type ClassReader = { readerFor(city: CityId, profile: ProfileIndex): Promise<NamedClassifier> };

type Kept = NamedClassifier & { readonly version: number; readonly profile: ProfileIndex };

/** Keeps the models of cities in memory, and looks each time whether another one is in use. */
export function createClassReader(models: ClassModels): ClassReader {
  const kept = new Map<CityId, Promise<Kept>>();

  async function load(city: CityId, version: number, profile: ProfileIndex): Promise<Kept> {
    const stored = version === 0 ? undefined : await models.load(city, version);
    const model = stored ?? learnAtOnce(treeExamples(profile));
    const name = stored === undefined ? `class-tree ${profile.profile.edition}` : `classes ${String(version)}`;
    return { version, profile, model: name, classifier: createClassifier(model) };
  }

  return {
    readerFor: async (city, profile) => {
      const version = await models.inUse(city);
      const pending = kept.get(city);
      const known = await pending?.catch(() => undefined);
      const isPresent = known?.version === version && (version > 0 || known.profile === profile);
      if (known !== undefined && isPresent) return known;
      // Of several at once the first loads, the others wait for the same.
      const loading = kept.get(city) === pending || pending === undefined ? load(city, version, profile) : kept.get(city);
      if (loading === undefined) return await load(city, version, profile);
      kept.set(city, loading);
      return await loading;
    },
  };
}
