/** What the server asks for by `Retry-After`, in milliseconds, and up to 30 % more, so that not all come at once. */
export function asked(seconds: string | null, random: () => number = Math.random): number {
  const least = Math.min(60, Number(seconds) || 0) * 1_000;
  return Math.round(least * (1 + 0.3 * random()));
}

/** Milliseconds until try number `n` (0 = at once) after a loss: 0, then 0.5 s · 2^n up to 3 s, each ± 30 %. */
export function backoff(n: number, random: () => number = Math.random): number {
  return n && Math.round(Math.min(3_000, 500 * 2 ** (n - 1)) * (0.7 + 0.6 * random()));
}

export const signInAgain = 41;
export const stayAway = 42;

/** What a close code asks of us: one of the above, by the hundreds that the protocol promises, or just to come back. */
export const asks = (code: number): number => Math.floor(code / 100);
