/** Parts that several measures share. Merged tickets are answered, and counted, with their master. */
export const once = { op: 'once' } as const;

export const notMerged = { op: 'not', of: { op: 'isSet', field: 'mergedInto' } } as const;

/** What another system did before an import is not in our history: its redos, repeats and follow-ups are unknown, not none. */
export const livedHere = { op: 'all', of: [notMerged, { op: 'not', of: { op: 'isSet', field: 'sourceSystem' } }] } as const;

export const dispatched = { op: 'all', of: [notMerged, { op: 'isSet', field: 'firstDispatchedAt' }] } as const;

export const concluded = { op: 'all', of: [notMerged, { op: 'isSet', field: 'firstConcludedAt' }] } as const;

export const concludedHere = { op: 'all', of: [livedHere, { op: 'isSet', field: 'firstConcludedAt' }] } as const;
