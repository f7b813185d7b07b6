/** Longest texts, in characters as people count them (code points): names and other single lines. */
export const MAX_NAME = 200;
/** The same for reasons and other short texts. */
export const MAX_SHORT_TEXT = 2_000;
/** The same for requests, answers, minutes. */
export const MAX_LONG_TEXT = 50_000;
/** The size of one file. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
