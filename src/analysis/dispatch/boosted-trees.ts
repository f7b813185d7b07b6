/** A regression tree, node by node: below `edges` left, else right; a leaf has feature -1 and its value as edge. */
export type Tree = {
  readonly features: readonly number[];
  readonly edges: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
};

/** Questions with candidates: rows `starts[q]..starts[q + 1]` are those of question q, `right[q]` the row of the right one (-1: not among them). */
export type Questions = { readonly rows: readonly Float32Array[]; readonly starts: readonly number[]; readonly right: readonly number[] };

const BINS = 48;
const MOST_ROUNDS = 90;
const PATIENCE = 12;
const DEPTH = 4;
const RATE = 0.08;
const PULL = 6;
const LEAST_CURVE = 2;
const FEATURE_SHARE = 0.35;
const QUESTION_SHARE = 0.8;
/** One question in this many tells when to stop. */
const HELD_BACK = 8;

type Learning = {
  readonly cells: readonly Uint8Array[];
  readonly edges: readonly (readonly number[])[];
  readonly slope: Float64Array;
  readonly curve: Float64Array;
};

/**
 * Learns trees whose sum puts the right candidate of each question first: gradient boosting of the likelihood of the right one among its
 * rivals. Stops when questions held back are no longer answered better. Yields between trees, so that others can work. The same input gives the same trees.
 */
export function* trainTrees({ rows, starts, right }: Questions): Generator<undefined, readonly Tree[], undefined> {
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, feature) => edgesOf(rows, feature));
  const cells = edges.map((own, feature) => Uint8Array.from(rows, (row) => cellOf(own, row[feature] as number)));
  const slope = new Float64Array(rows.length);
  const curve = new Float64Array(rows.length);
  const scores = new Float64Array(rows.length);
  const learning: Learning = { cells, edges, slope, curve };
  const chance = createChance();
  const isJudge = Array.from(right, () => chance() < 1 / HELD_BACK);
  const trees: Tree[] = [];
  let best = Number.POSITIVE_INFINITY;
  let bestCount = 0;
  for (let round = 0; round < MOST_ROUNDS && round - bestCount < PATIENCE; round += 1) {
    const chosen: number[] = [];
    let surprise = 0;
    for (const [question, row] of right.entries()) {
      if (row < 0) continue;
      const [from, to] = [starts[question] as number, starts[question + 1] as number];
      surprise += lean(scores, learning, from, to, row, isJudge[question] === true);
      if (isJudge[question] !== true && chance() < QUESTION_SHARE) for (let at = from; at < to; at += 1) chosen.push(at);
    }
    if (surprise < best - 1e-9) [best, bestCount] = [surprise, round];
    const offered = edges.flatMap((own, feature) => (own.length > 0 && chance() < FEATURE_SHARE ? [feature] : []));
    const tree = growTree(learning, Int32Array.from(chosen), offered);
    trees.push(tree);
    for (let row = 0; row < rows.length; row += 1) scores[row] = (scores[row] as number) + treeValue(tree, rows[row] as Float32Array);
    yield;
  }
  return trees.slice(0, Math.max(bestCount, 1));
}

/** What the trees say for a row of features. */
export function treesValue(trees: readonly Tree[], row: Float32Array): number {
  let sum = 0;
  for (const tree of trees) sum += treeValue(tree, row);
  return sum;
}

/** Sets slope and curve of the rows of a question; answers with how surprising the right one is, for a judge. */
function lean(scores: Float64Array, { slope, curve }: Learning, from: number, to: number, right: number, isJudge: boolean): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at += 1) top = Math.max(top, scores[at] as number);
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += slope[at] = Math.exp((scores[at] as number) - top);
  const surprise = -Math.log((slope[right] as number) / sum);
  for (let at = from; at < to; at += 1) {
    const share = (slope[at] as number) / sum;
    slope[at] = share - (at === right ? 1 : 0);
    curve[at] = Math.max(share * (1 - share), 1e-4);
  }
  return isJudge ? surprise : 0;
}

function growTree(learning: Learning, all: Int32Array, offered: readonly number[]): Tree {
  const tree = { features: [] as number[], edges: [] as number[], left: [] as number[], right: [] as number[] };
  const grow = (rows: Int32Array, depth: number): number => {
    const node = tree.features.length;
    const sums = sumsOf(learning, rows);
    const split = depth === 0 ? undefined : bestSplit(learning, rows, offered, sums);
    tree.features.push(split?.feature ?? -1);
    tree.edges.push(split?.edge ?? (-RATE * sums.slope) / (sums.curve + PULL));
    tree.left.push(0);
    tree.right.push(0);
    if (split === undefined) return node;
    const cells = learning.cells[split.feature] as Uint8Array;
    tree.left[node] = grow(
      rows.filter((row) => (cells[row] as number) <= split.cell),
      depth - 1,
    );
    tree.right[node] = grow(
      rows.filter((row) => (cells[row] as number) > split.cell),
      depth - 1,
    );
    return node;
  };
  grow(all, DEPTH);
  return tree;
}

type Sums = { readonly slope: number; readonly curve: number };

function sumsOf({ slope, curve }: Learning, rows: Int32Array): Sums {
  let [first, second] = [0, 0];
  for (const row of rows) {
    first += slope[row] as number;
    second += curve[row] as number;
  }
  return { slope: first, curve: second };
}

function bestSplit(
  { cells, edges, slope, curve }: Learning,
  rows: Int32Array,
  offered: readonly number[],
  all: Sums,
): { readonly feature: number; readonly cell: number; readonly edge: number } | undefined {
  let best: { readonly feature: number; readonly cell: number; readonly edge: number } | undefined;
  let most = all.slope ** 2 / (all.curve + PULL) + 1e-6;
  const slopes = new Float64Array(BINS + 8);
  const curves = new Float64Array(BINS + 8);
  for (const feature of offered) {
    const own = cells[feature] as Uint8Array;
    const borders = edges[feature] as readonly number[];
    slopes.fill(0);
    curves.fill(0);
    for (const row of rows) {
      const cell = own[row] as number;
      slopes[cell] = (slopes[cell] as number) + (slope[row] as number);
      curves[cell] = (curves[cell] as number) + (curve[row] as number);
    }
    let [leftSlope, leftCurve] = [0, 0];
    for (const [cell, edge] of borders.entries()) {
      leftSlope += slopes[cell] as number;
      leftCurve += curves[cell] as number;
      const [rightSlope, rightCurve] = [all.slope - leftSlope, all.curve - leftCurve];
      if (leftCurve < LEAST_CURVE || rightCurve < LEAST_CURVE) continue;
      const gain = leftSlope ** 2 / (leftCurve + PULL) + rightSlope ** 2 / (rightCurve + PULL);
      if (gain > most) {
        most = gain;
        best = { feature, cell, edge };
      }
    }
  }
  return best;
}

function treeValue({ features, edges, left, right }: Tree, row: Float32Array): number {
  let node = 0;
  for (let feature = features[0] as number; feature >= 0; feature = features[node] as number) {
    node = (row[feature] as number) < (edges[node] as number) ? (left[node] as number) : (right[node] as number);
  }
  return edges[node] as number;
}

/** Borders between the cells of a feature: finer where many rows lie, and among the largest. */
function edgesOf(rows: readonly Float32Array[], feature: number): readonly number[] {
  const step = Math.max(1, Math.floor(rows.length / 16_384));
  const values = rows.flatMap((row, at) => (at % step === 0 ? [row[feature] as number] : [])).toSorted((a, b) => a - b);
  const distinct = [...new Set(values)];
  if (distinct.length <= BINS) return distinct.slice(1);
  const parts = [...Array.from({ length: BINS - 1 }, (_, at) => (at + 1) / BINS), 0.985, 0.99, 0.995];
  const borders = parts.map((part) => values[Math.floor(part * values.length)] as number).filter((value) => value > (values[0] as number));
  return [...new Set(borders)].toSorted((a, b) => a - b);
}

function cellOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= (edges[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers from 0 to 1 that look like chance and are the same each time. */
function createChance(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
