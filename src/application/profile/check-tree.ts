import { nearestTo, positionOf, type Reading } from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';

type TreeItem = { readonly code: string; readonly parent: string | null };

/**
 * Checks of a list of things with codes, perhaps in a tree: no code twice, every parent there, no parent above itself.
 * `written` are all codes of the file, also of rows that could not be read, so that one bad row is not reported again at its children.
 */
export function checkTree(items: readonly TreeItem[], written: ReadonlySet<string> | null, reading: Reading): void {
  checkUnique(items, 'code', reading);
  const circular = codesInCircles(items);
  for (const item of items) {
    if (item.parent === null) continue;
    checkReference(item, 'parent', item.parent, written, 'unknownParent', reading);
    if (circular.has(item.code)) {
      reading.problems.push(problemAt(positionOf(reading, item, 'parent'), 'parentCycle', { found: item.code }));
    }
  }
}

/** Reports every second and later thing with the same `field`. */
export function checkUnique<Key extends string>(items: readonly Readonly<Record<Key, string>>[], field: Key, reading: Reading): void {
  const first = new Map<string, object>();
  for (const item of items) {
    const before = first.get(item[field]);
    if (before === undefined) first.set(item[field], item);
    else {
      const line = positionOf(reading, before).line;
      reading.problems.push(problemAt(positionOf(reading, item, field), 'duplicateCode', { found: item[field], line }));
    }
  }
}

/** Looking for what was meant takes time; in a file with more problems than this something else is wrong. */
const MOST_COMPARED = 200;

/** Reports a code that `known` lacks, with the nearest one it has; says nothing when it is not known what there is (`null`). */
export function checkReference(
  item: object,
  field: string,
  found: string,
  known: ReadonlySet<string> | null,
  problemCode: string,
  reading: Reading,
): boolean {
  if (known === null || known.has(found)) return true;
  const closest = reading.problems.length < MOST_COMPARED ? nearestTo(found, [...known]) : '';
  reading.problems.push(problemAt(positionOf(reading, item, field), problemCode, { found, nearest: closest }));
  return false;
}

/** Reports areas that lie in more than four others: nobody's division of a city is that fine. */
export function checkDepth(items: readonly TreeItem[], reading: Reading): void {
  const parents = new Map(items.map((item) => [item.code, item.parent]));
  for (const item of items) {
    let above = 0;
    for (let step = item.parent; step !== null && above <= DEEPEST_AREA; step = parents.get(step) ?? null) above += 1;
    if (above === DEEPEST_AREA) reading.problems.push(problemAt(positionOf(reading, item, 'parent'), 'areaTooDeep', { found: item.code }));
  }
}

/** One area and four around it. */
const DEEPEST_AREA = 5;

/** Codes that come back to themselves when their parents are followed; each is walked over once. */
function codesInCircles(items: readonly TreeItem[]): ReadonlySet<string> {
  const parents = new Map(items.map((item) => [item.code, item.parent]));
  const walked = new Set<string>();
  const circular = new Set<string>();
  for (const { code } of items) {
    const path = new Set<string>();
    let step: string | null | undefined = code;
    while (step !== null && step !== undefined && !walked.has(step)) {
      walked.add(step);
      path.add(step);
      step = parents.get(step);
    }
    if (step === null || step === undefined || !path.has(step)) continue;
    const onPath = [...path];
    for (const member of onPath.slice(onPath.indexOf(step))) circular.add(member);
  }
  return circular;
}
