/** How many rows a filtered look walks along before it turns to the facets. */
export type Reach = {
  /** Of a work list; and of one that has no facets to turn to. */
  readonly items: number;
  readonly allItems: number;
  /** In the order of entry; and of those of a unit, which cost a look each. */
  readonly tickets: number;
  readonly ownTickets: number;
  /** So many tickets that were found by their facets are looked up in a work list; of more the next are soon met along it. */
  readonly lookUps: number;
};

/** What one ticket in ten has is found by a walk; what fewer have, sooner by its facets. */
export const REACH: Reach = { items: 500, allItems: 50_000, tickets: 500, ownTickets: 150, lookUps: 500 };
