/** What is known of an order before somebody chooses its unit. What a file does not have is empty or null. */
export type Order = {
  /** Names of its class, from the root down. */
  readonly classes: readonly string[];
  /** Names of its area, from the widest down. */
  readonly areas: readonly string[];
  /** Channel it came by. */
  readonly source: string;
  /** Complaint, advice, help ... */
  readonly kind: string;
  /** Days since 1970; a fraction where the time is known. */
  readonly day: number | null;
  /** Its number in the order of entry. */
  readonly sequence: number | null;
  readonly text: string;
};

/** An order that somebody dispatched. */
export type DispatchedOrder = Order & { readonly unit: string };
