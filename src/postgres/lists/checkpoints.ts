/** Up to where changes are in the counts, and up to where they are not kept any more: rows of `projection_checkpoint`. */
export const FOLDED = 'lists';
export const PRUNED = 'lists:pruned';
