const SHOWN = 600;

/** The end of a text: what is being written just now, without pushing what was said out of sight. */
export function tail(text: string): string {
  if (text.length <= SHOWN) return text;
  // Not the second half of a character.
  return `…${text.slice(-SHOWN).replace(/^[\udc00-\udfff]/, "")}`;
}
