/** Intl knows the two kinds of Chinese better by their script than by their country. */
const scripts: Readonly<Record<string, string>> = { "zh-CN": "zh-Hans", "zh-TW": "zh-Hant" };

function named(tag: string, reader: string): string {
  try {
    const name = new Intl.DisplayNames([reader], { type: "language" }).of(scripts[tag] ?? tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
  } catch {
    return tag;
  }
}

/** A language as those who speak it call it. */
export const nameOf = (tag: string): string => named(tag, tag);

/** The same, and what it is called in the reader's language. */
export function namesOf(tag: string, reader: string): string {
  const [own, foreign] = [nameOf(tag), named(tag, reader)];
  return own === foreign ? own : `${own} – ${foreign}`;
}

export const directionOf = (tag: string): "ltr" | "rtl" => (/^(ar|fa|he)\b/.test(tag) ? "rtl" : "ltr");
