import type { Labels } from './label.ts';

/** What a place of a city's gazetteer is. */
export const placeKinds = {
  township: { zh: '乡镇（街道）', en: 'Town or subdistrict' },
  village: { zh: '村（社区）', en: 'Village or community' },
  road: { zh: '道路', en: 'Road' },
  estate: { zh: '小区', en: 'Housing estate' },
  landmark: { zh: '地标', en: 'Landmark' },
} as const satisfies Labels;
export type PlaceKind = keyof typeof placeKinds;
