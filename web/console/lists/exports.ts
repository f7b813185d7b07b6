import type { Static } from 'typebox';
import type { exported } from '../../../src/contract/exports.ts';

/** A list that somebody asked for as a file. */
export type Exported = Static<typeof exported>;

/** Key of one's exports. */
export const exportsKey = ['exports'] as const;

/** Where the file of an export is taken. */
export function fileOf(id: string): string {
  return `/api/v1/exports/${id}/file`;
}
