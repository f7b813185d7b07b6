import path from 'node:path';

/** The folder of the program. */
export const programFolder = path.resolve(import.meta.dirname, '..', '..');

/** The numbered SQL files. */
export const migrationsFolder = path.join(programFolder, 'sql');

/** The profiles that come with the program. */
export const profilesFolder = path.join(programFolder, 'profiles');

/** The pages that `npm run build` made. */
export const webFolder = path.join(programFolder, 'dist', 'web');
