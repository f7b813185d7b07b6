import type { Instant } from '../../domain/kernel/time.ts';

/** Something that will happen at an instant of the virtual clock. */
type Entry<Item> = { readonly at: Instant; readonly rank: number; readonly order: number; readonly item: Item };

/** What is to come, earliest first; equal instants by rank, then in the order they were added (a binary heap). */
export class Agenda<Item> {
  readonly #heap: Entry<Item>[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(at: Instant, rank: number, item: Item): void {
    const entry = { at, rank, order: this.#added, item };
    this.#added += 1;
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.#heap[index] = parent;
      index = above;
    }
    this.#heap[index] = entry;
  }

  /** The earliest entry, left where it is. */
  peek(): { readonly at: Instant; readonly item: Item } | undefined {
    return this.#heap[0];
  }

  /** Takes the earliest entry out. */
  take(): { readonly at: Instant; readonly item: Item } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || this.#heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      let child = this.#heap[below];
      const right = this.#heap[below + 1];
      if (child === undefined) break;
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        below += 1;
      }
      if (!isBefore(child, last)) break;
      this.#heap[index] = child;
      index = below;
    }
    this.#heap[index] = last;
    return first;
  }
}

function isBefore<Item>(one: Entry<Item>, other: Entry<Item>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.rank === other.rank ? one.order < other.order : one.rank < other.rank;
}
