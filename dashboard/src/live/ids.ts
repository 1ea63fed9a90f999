const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Time-ordered and unguessable enough to be unique: nine letters of time, twelve by chance. */
export function freshId(now = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(12));
  return now.toString(36).padStart(9, "0") + Array.from(random, (byte) => LETTERS[byte % 36]).join("");
}
