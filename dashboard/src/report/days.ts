/** A day as the calendar of this browser has it, like `2026-11-01`. */
export function dayOf(time: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** So many days, today the last of them. */
export function lastDays(count: number, today = new Date()): { from: string; to: string } {
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - count + 1);
  return { from: dayOf(first), to: dayOf(today) };
}

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** How many of all are good, from 0 to 1; nothing where there are none. */
export function share({ good, bad }: { good: number; bad: number }): number | undefined {
  return good + bad > 0 ? good / (good + bad) : undefined;
}
