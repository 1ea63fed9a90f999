/** What launcher and badge say, on every page. */
export const few = /^(launcher.*|writeHere|send|close)$/;

/**
 * What is said seldom, or late, comes in a file of its own, with the script that says it: `talk` once there is a
 * conversation, `form` with a form. The server cuts a site's own texts the same way; see dev.causerie.words.Part.
 */
export const parts = {
  talk: /^((refused|fresh|newMessages|charactersLeft|charactersOver)\..+|toEnd|joined|left|transferred|ended.+|typing|held|tapToRetry|discard|shorten|end(Chat|Question|Explained|No)|rate.*|comment|notNow|offlineTalking)$/,
  form: /^((form|fault)\..+|form(?!Profile$)[A-Z].+)$/,
};

export const partOf = (key) => Object.keys(parts).find((name) => parts[name].test(key));
