/** So many are shown at once; the rest is found by searching. */
export const shownAtMost = 30;

/**
 * A domain as browsers spell it, from what somebody typed or pasted: of an address only the host counts. Names that no
 * browser could have are left to the server, which says so.
 */
export function toDomain(typed: string): string {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/[/?#].*$/, "");
  const below = bare.startsWith("*.");
  try {
    const { hostname } = new URL(`http://${below ? bare.slice(2) : bare}`);
    return (below ? "*." : "") + hostname.replace(/\.$/, "");
  } catch {
    return bare;
  }
}

/** Several at once, however they are separated. */
export const toDomains = (typed: string): string[] =>
  typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(toDomain);

/** Whether a page there is covered by the list. */
export function covers(domains: readonly string[], host: string): boolean {
  const name = toDomain(host);
  return domains.some((one) => one === name || (one.startsWith("*.") && name.endsWith(one.slice(1))));
}
