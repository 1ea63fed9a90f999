/** The reader's own kind of this language: "en" alone would write times as in the United States. */
export function regional(language: string, wishes: readonly string[] = globalThis.navigator?.languages ?? []): string {
  return wishes.find((wish) => wish.split("-")[0] === language) ?? language;
}

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const found = made.get(key) ?? new Intl.DateTimeFormat(regional(language), options);
  made.set(key, found);
  return found;
}

export const clockTime = (time: number, language: string) => formatter(language, { timeStyle: "short" }).format(time);

export const fullTime = (time: number, language: string) =>
  formatter(language, { dateStyle: "full", timeStyle: "short" }).format(time);

export const dayKey = (time: number) => new Date(time).toDateString();

export function dayName(time: number, now: number, language: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / 86_400_000);
  if (days === 0 || days === 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
  }
  const year = new Date(time).getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return formatter(language, { weekday: "long", day: "numeric", month: "long", year }).format(time);
}

const spans = [
  ["minute", 60_000, 60],
  ["hour", 3_600_000, 24],
  ["day", 86_400_000, 30],
] as const;

/** "2 minutes ago", as the language says it; what is longer ago than a month by its date. */
export function ago(time: number, now: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const passed = Math.max(0, now - time);
  if (passed < 60_000) return words.format(0, "second");
  for (const [unit, span, most] of spans) {
    const count = Math.floor(passed / span);
    if (count < most) return words.format(-count, unit);
  }
  return formatter(language, { dateStyle: "medium" }).format(time);
}

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0);

/** 0:42, 12:05, 1:02:03: short enough for a list row. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** An IPv6 address with its longest run of zeros left out, as people write it; any other as it is. */
export function shortAddress(address: string): string {
  if (address.split(":").length !== 8) return address;
  const runs = [...address.matchAll(/\b0(:0)+\b/g)].toSorted((a, b) => b[0].length - a[0].length);
  const [longest] = runs;
  if (!longest) return address;
  const before = address.slice(0, longest.index);
  const after = address.slice(longest.index + longest[0].length);
  return `${before.replace(/:$/, "")}::${after.replace(/^:/, "")}`;
}

export function regionName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function languageName(code: string, language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return code;
  }
}

/** Today by the clock, else by the day: short enough for a list row. */
export function shortTime(time: number, now: number, language: string): string {
  if (dayKey(time) === dayKey(now)) return clockTime(time, language);
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return formatter(language, { day: "numeric", month: "short", ...year }).format(time);
}
