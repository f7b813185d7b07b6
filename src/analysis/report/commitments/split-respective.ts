import { divideList, type ListItem } from './divide-list.ts';

/** A subject with the value that stands at its place in the list of values. */
export type RespectiveItem = ListItem & { readonly value: ListItem };

/** 同比, 较疫情前: what all values are compared with. */
const COMPARED = /(?:同比|环比|[比较][^、，]{2,6}|均|将|要)$/u;
const SHORTEST = 2;

/**
 * The subjects of a 分别-list, each with its own value (B-3, B-4): A、B分别达到57%、86% are two promises. None where a subject is
 * left without a value or a value without a subject: a person pairs those.
 * @param text words of the clause
 * @param from where the subjects begin, behind the verb
 */
export function splitRespective(text: string, from: number): readonly RespectiveItem[] {
  const at = text.indexOf('分别', from);
  if (at === -1) return [];
  const last = at - (COMPARED.exec(text.slice(from, at))?.[0].length ?? 0);
  const subjects = divideList(text.slice(0, last), from, true);
  const values = [...text.slice(at).matchAll(/(?:(?!以及)[^、和与])+/gu)].map(({ 0: value, index }) => ({
    start: at + index,
    end: at + index + value.length,
  }));
  if (subjects.length < 2 || subjects.length !== values.length) return [];
  if (subjects.some(({ start, end }) => end - start < SHORTEST)) return [];
  if (values.some(({ start, end }) => !/\d/u.test(text.slice(start, end)))) return [];
  return subjects.flatMap((subject, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ ...subject, value }];
  });
}
