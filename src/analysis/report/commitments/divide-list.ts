/** A thing of a list: where it stands in the clause. */
export type ListItem = { readonly start: number; readonly end: number };

/** Joins the last thing to those before it. */
const LAST_JOINT = /和|以及/u;

/**
 * Cuts the words from `from` on at each 、 and at what joins the last one. Marks inside quotes and brackets do not cut.
 * @param goal whether they are subjects of a state, which 与 joins as well
 */
export function divideList(text: string, from: number, goal: boolean): readonly ListItem[] {
  const cuts: number[] = [];
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (/[“《(（‘]/u.test(mark)) depth += 1;
    else if (/[”》)）’]/u.test(mark)) depth = Math.max(0, depth - 1);
    else if (mark === '、' && depth === 0) cuts.push(at);
  }
  const items: ListItem[] = [];
  let start = from;
  for (const cut of cuts) {
    items.push({ start, end: cut });
    start = cut + 1;
  }
  const tail = text.slice(start);
  const joint = quoteless(tail).search(goal ? /[和与]/u : LAST_JOINT);
  const width = text.startsWith('以及', start + joint) ? 2 : 1;
  if (joint > 1 && joint < tail.length - 2) items.push({ start, end: start + joint }, { start: start + joint + width, end: text.length });
  else items.push({ start, end: text.length });
  return items;
}

/** The same length, with nothing to cut at inside quotes. */
function quoteless(text: string): string {
  return text.replaceAll(
    /“[^”]*”|《[^》]*》|[(（][^)）]*[)）]|生态保护和高质量|和美|和谐|温和|和平|饱和|共和|及时|普及|涉及|以及其|和田/gu,
    (found) => '·'.repeat(found.length),
  );
}
