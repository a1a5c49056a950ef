/** How long a link may be, in characters, the version included. Apart from its reader, for whoever only compares. */
export const longestLink = 64 * 1024;
