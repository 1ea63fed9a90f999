import type en from "./en.json";

export type Key = keyof typeof en;

/** Every text of the widget in one language. A dot stands before a variant: `newMessages.few`, `refused.ended`. */
export type Words = Readonly<Record<Key, string>>;

/** The texts with a number in them, one variant for each plural category of the language. */
export type Counted = "fresh" | "newMessages" | "retryIn" | "charactersLeft" | "charactersOver";

/** In which language something is said. `locale` is how the visitor or the page asked for it, with its region. */
export interface Speech<W = Words> {
  readonly language: string;
  readonly locale: string;
  readonly rtl: boolean;
  /** What the names of its files end with, where a site has texts of its own. */
  readonly mark?: string | undefined;
  readonly words: W;
}

/** Lays a site's own texts over ours. What is no text, or has nothing in it, leaves ours alone. */
export function lay<W extends object>(words: W, own: Readonly<Record<string, unknown>> = {}): W {
  const texts = Object.entries(own).filter(([, text]) => typeof text === "string" && text.trim());
  return { ...words, ...Object.fromEntries(texts) };
}

/** Fills `{name}` and the like. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/**
 * The first number and the first time of the day that a browser writes by itself take a slow phone longer than ten messages:
 * it looks up all that it knows of languages, at one go. So what is written in the same way in a whole language is written
 * here; digits that are not ours are left to the browser.
 */
export const number = (locale: string, n: number): string =>
  n > 999 || /^(ar-|fa)|-u-/.test(locale) ? new Intl.NumberFormat(locale).format(n) : `${n}`;

/** The text in the plural that this number takes; empty where the words have not come yet. */
export function count({ locale, words }: Speech<Partial<Words>>, key: Counted, n: number): string {
  const forms: Readonly<Record<string, string>> = words;
  const text = forms[`${key}.${new Intl.PluralRules(locale).select(n)}`] ?? forms[`${key}.other`] ?? "";
  return fill(text, { n: number(locale, n) });
}
