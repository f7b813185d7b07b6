/** How many rows a filtered look walks along before it turns to the facets. */
export type Reach = {
  /** Of a work list; and of one that has no facets to turn to. */
  readonly items: number;
  readonly allItems: number;
  /** In the order of entry. */
  readonly tickets: number;
};

/** What one ticket in ten has is found by a walk; what fewer have, sooner by its facets. */
export const REACH: Reach = { items: 500, allItems: 50_000, tickets: 500 };
