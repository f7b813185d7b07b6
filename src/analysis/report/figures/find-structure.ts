import { bare, type Mention } from './mention.ts';

const patterns: readonly RegExp[] = [
  // (一) and (1), but not (2025) nor a count in brackets.
  /(?<![\d\p{L}])\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|(?<=[\p{Script=Han}”》])\(\d{1,2}\)/gu,
  /(?<=^|\n|\s{2}|。|\n\s*)[一二三四五六七八九十]{1,3}、(?=\p{Script=Han}|“|20\d\d年)/gmu,
  /(?<=^|[。！!？?;；:：,，\n\s”])[一二三四五六七八九十]{1,2}[是要](?=\p{Script=Han})/gmu,
  /(?<=[上下](?:接|转)第?)[一二三四五六七八九十\d]+版/gu,
  /(?<=^|\n\s*)\d{1,2}[.、](?!\d)(?=\s*\p{Script=Han})/gmu,
  /(?<=^|\n\s*)第[一二三四五六七八九十]+部分/gmu,
  /(?<=^|[。！!？?;；\n])第[一二三四五六七八九十]+(?=[,，])/gmu,
  /\[\d{1,3}\]/gu,
];

/** Numbers of sections and lists: (一), 二、, 四是, 1版 of 上接1版, and marks of footnotes. */
export function findStructure(folded: string): readonly Mention[] {
  return patterns.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => bare('structure', match.index, match.index + match[0].length, 'section')),
  );
}
