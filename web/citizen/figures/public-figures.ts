import type { Static } from 'typebox';
import type { publicFiguresAnswer } from '../../../src/contract/figures.ts';
import { createApi } from '../../kit/api.ts';

/** The public figures as the API answers them. */
export type PublicFigures = Static<typeof publicFiguresAnswer>;
export type Measure = PublicFigures['measures'][number];
export type Share = NonNullable<Measure['months'][number]['before']>;

const api = createApi();

/** The last twelve months that are over. */
export async function fetchFigures(city: string): Promise<PublicFigures> {
  return await api.get<PublicFigures>(`/cities/${encodeURIComponent(city)}/measures`);
}

/** Where the same figures are had as a file. */
export function figuresFile(city: string, format: 'csv' | 'xlsx', language: string): string {
  return `/api/v1/cities/${encodeURIComponent(city)}/measures/file?format=${format}&language=${language}`;
}
