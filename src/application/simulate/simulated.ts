/** Marks, in history, what simulated people do: as the place it comes from, and as the cause of it. */
export const SIMULATED = 'simulation';
