/** True for errors that concern the database as a whole, not one ticket. */
export function isOutage(error: unknown): boolean {
  return error instanceof Error && (error.name === 'DatabaseUnavailable' || error.name === 'DiskFull');
}
