/** Parts that several measures share. Merged tickets are answered, and counted, with their master. */
export const once = { op: 'once' } as const;

export const notMerged = { op: 'not', of: { op: 'isSet', field: 'mergedInto' } } as const;

export const dispatched = { op: 'all', of: [notMerged, { op: 'isSet', field: 'firstDispatchedAt' }] } as const;

export const concluded = { op: 'all', of: [notMerged, { op: 'isSet', field: 'firstConcludedAt' }] } as const;
