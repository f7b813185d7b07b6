import type { Profile } from '../../domain/profile/types.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Profiles } from '../ports.ts';
import { profileDigest } from './profile-digest.ts';

/**
 * Makes an edition of a city's profile the one that holds from its first day of validity on. The same content again changes
 * nothing; other content under the name of an edition that is known is refused, since deadlines cite editions.
 */
export async function publishProfile(
  profiles: Pick<Profiles, 'add'>,
  profile: Profile,
  sha256: (text: string) => string,
): Promise<Result<'added' | 'known', 'editionTaken'>> {
  return await profiles.add(profile, profileDigest(profile, sha256));
}
