/** Longest record (a CSV record, a line of JSONL) in UTF-16 units. Guards memory; texts have their own limit in the mapping. */
export const MAX_RECORD_CHARS = 16 * 1024 * 1024;

/** How much of a CSV may be read again after quoting errors before the reader gives up; a hostile file would take for ever. */
export const MAX_REREAD_CHARS = 512 * 1024 * 1024;
