/** The server refuses longer messages as `too_long`. */
export const longestMessage = 5000;
export const longestComment = 1000;
