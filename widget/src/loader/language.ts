/** A language that we have, and the locale in which it was asked for: dates and numbers follow its region. */
export interface Choice {
  readonly language: string;
  readonly locale: string;
}

const otherNames: Readonly<Record<string, string>> = { no: "nb", nn: "nb", iw: "he", in: "id" };

/**
 * The first wish that we can fulfil: "fr-CA" by "fr", "zh-HK" by "zh-TW", "no" by "nb"; English is always there. `known`
 * has "pt" before "pt-BR".
 */
export function pickLanguage(wishes: readonly unknown[], known: readonly string[]): Choice {
  for (const wish of wishes) {
    const choice = findLanguage(wish, known);
    if (choice) return choice;
  }
  return { language: "en", locale: "en" };
}

export function findLanguage(wish: unknown, known: readonly string[]): Choice | undefined {
  const tag = String(wish ?? "").replace(/_/g, "-");
  const language = match(tag.toLowerCase(), known);
  return language ? { language, locale: canonical(tag) ?? language } : undefined;
}

export const isRtl = (language: string): boolean => /^(ar|fa|he)\b/.test(language);

function match(tag: string, known: readonly string[]): string | undefined {
  let wanted = tag.replace(/^[a-z]+/, (base) => otherNames[base] ?? base);
  if (/^zh\b/.test(wanted)) wanted = /^(?!.*-hans).*-(hant|tw|hk|mo)\b/.test(wanted) ? "zh-tw" : "zh-cn";
  return known.filter((one) => `${wanted}-`.startsWith(`${one.toLowerCase()}-`)).pop();
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
