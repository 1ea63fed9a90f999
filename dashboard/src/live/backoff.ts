/** At once the first time, then 0.5 s · 2^n, at most 3 s, each with a random part of ± 30 %. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  if (attempt <= 0) return 0;
  const base = Math.min(3_000, 500 * 2 ** (attempt - 1));
  return Math.round(base * (0.7 + 0.6 * random()));
}

/** What the server asks for by `Retry-After`, in milliseconds, and up to 30 % more, so that not all come at once. */
export function asked(seconds: string | null, random: () => number = Math.random): number {
  const least = Math.min(60, Number(seconds) || 0) * 1_000;
  return Math.round(least * (1 + 0.3 * random()));
}

export type Ending = "come_back" | "sign_in" | "stop";

export function ending(code: number): Ending {
  if (code >= 4100 && code <= 4199) return "sign_in";
  if (code >= 4200 && code <= 4299) return "stop";
  return "come_back";
}
