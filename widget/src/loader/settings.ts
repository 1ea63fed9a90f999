import type { Look } from "../../../protocol/frames";

/** What the server writes into the snippet in place of the placeholder. */
export interface WidgetSettings {
  readonly key: string;
  readonly lookVersion: number;
  readonly look: Look;
  readonly words?: OwnWords;
}

/** The languages in which a site has texts of its own, each with what its files' names end with. */
export type OwnWords = Readonly<Record<string, string>>;

/** The script that brought us, however it came into the page. */
export function findSnippet(): HTMLScriptElement | null {
  const own = document.currentScript as HTMLScriptElement | null;
  return own?.src ? own : document.querySelector<HTMLScriptElement>('script[src*="/snippet.js?key="]');
}
