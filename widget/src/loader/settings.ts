import type { Look } from "../../../protocol/frames";

/** What the server writes into the snippet in place of the placeholder. */
export interface WidgetSettings {
  readonly key: string;
  /** Paths on our origin. */
  readonly panel: string;
  readonly lookVersion: number;
  readonly look: Look;
  /** Fixed by the administrator; otherwise the page and the browser decide. */
  readonly language?: string;
  /** The site's own texts, by language and key, instead of ours. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The script that brought us, however it came into the page. */
export function findSnippet(): HTMLScriptElement | null {
  const own = document.currentScript as HTMLScriptElement | null;
  return own?.src ? own : document.querySelector<HTMLScriptElement>('script[src*="/snippet.js?key="]');
}
