const keyOf = (agent: string) => `causerie.read.${agent}`;
const KEPT = 300;

/** Read marks are not stored by the server; this browser remembers the newest of them. */
export function loadMarks(agent: string): Record<string, number> {
  try {
    const marks: unknown = JSON.parse(localStorage.getItem(keyOf(agent)) ?? "{}");
    if (typeof marks !== "object" || marks === null) return {};
    return Object.fromEntries(Object.entries(marks).filter(([, number]) => typeof number === "number"));
  } catch {
    return {};
  }
}

export function saveMarks(agent: string, marks: Readonly<Record<string, number>>): void {
  try {
    localStorage.setItem(keyOf(agent), JSON.stringify(Object.fromEntries(Object.entries(marks).slice(-KEPT))));
  } catch {
    // without storage the marks live as long as the page
  }
}
