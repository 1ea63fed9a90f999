/** Whose times are written how, before noon and after it. */
const clocks: readonly (readonly [tags: RegExp, ...forms: string[]])[] = [
  [
    /^((cs|de|he|hu|it|ja|nb|nl|pl|ro|ru|th|uk|vi)\b|(en-(GB|IE)|es(-ES)?|fr(-(BE|CH|FR))?|pt(-(BR|PT))?|sv(-SE)?|tr(-TR)?|zh(-CN)?)$)/,
    "H:m",
  ],
  [/^(da|fi|id)\b/, "H.m"],
  [/^en(-US)?$/, "h:m AM", "h:m PM"],
  [/^(hi|en-(AU|IN|NZ)$)/, "h:m am", "h:m pm"],
  [/^el/, "h:m π.μ.", "h:m μ.μ."],
  [/^ar$/, "h:m ص", "h:m م"],
  [/^ko(-KR)?$/, "오전 h:m", "오후 h:m"],
  [/^zh-(HK|TW)$/, "上午h:m", "下午h:m"],
];

/**
 * A time of the day. For the first one that the browser itself writes it looks up all that it knows of languages, which takes
 * a slow phone longer than ten messages: so what all people of a language or region write in the same way is written here.
 */
export function clock(locale: string, time: number): string {
  const date = new Date(time);
  const hour = date.getHours();
  const [, morning, evening = morning] = (!/-u-/.test(locale) && clocks.find(([tags]) => tags.test(locale))) || [];
  const form = hour < 12 ? morning : evening;
  return form
    ? form
        .replace("H", `${hour}`)
        .replace("h", `${hour % 12 || 12}`)
        .replace("m", `${date.getMinutes()}`.padStart(2, "0"))
    : new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(time);
}
