/** Longest record (a CSV record, a line of JSONL) in UTF-16 units. Guards memory; texts have their own limit in the mapping. */
export const MAX_RECORD_CHARS = 16 * 1024 * 1024;
