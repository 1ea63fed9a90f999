/** What the server writes into the snippet in place of the placeholder. */
export interface WidgetSettings {
  readonly key: string;
  readonly version: string;
  /** Paths on our origin. */
  readonly panel: string;
  readonly locales: Readonly<Record<string, string>>;
  readonly title: string;
  readonly color: string;
  readonly textColor: string;
  /** Fixed by the administrator; otherwise the page and the browser decide. */
  readonly language?: string;
}

/** Our own address: the script's, however it came into the page. */
export function findOrigin(): string | undefined {
  const own = document.currentScript as HTMLScriptElement | null;
  const script = own?.src ? own : document.querySelector<HTMLScriptElement>('script[src*="/snippet.js?key="]');
  return script ? new URL(script.src).origin : undefined;
}

/** The first wish we have a catalogue for: "fr-CA" is served by "fr"; English is always there. */
export function pickLanguage(wishes: readonly (string | undefined)[], known: readonly string[]): string {
  for (const wish of wishes) {
    const tag = (wish ?? "").toLowerCase();
    for (const language of [tag, tag.split("-")[0] as string]) {
      const found = known.find((one) => one.toLowerCase() === language);
      if (found) return found;
    }
  }
  return "en";
}

export const isRtl = (language: string): boolean => /^(ar|fa|he|ur|ps|ckb|yi|dv)\b/.test(language);
