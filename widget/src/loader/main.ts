import type { Call } from "./api";
import { findSnippet, type WidgetSettings } from "./settings";
import { startWidget } from "./widget";

/** The server puts the settings here; see build.mjs. */
declare const __CAUSERIE_SETTINGS__: WidgetSettings;

const patience = 3000;
const settings = __CAUSERIE_SETTINGS__;
const snippet = findSnippet();

if (window.Causerie?.open) console.info("Causerie is here already.");
else if (!snippet) console.info("Causerie: load /snippet.js?key=… as a script.");
else {
  // Marks the place, so that a second snippet knows, and keeps what the page asks for while we wait for it to be loaded.
  const { q = [] } = window.Causerie ?? {};
  const later = (_: unknown, name: "q" | Call[0]) =>
    name === "q" ? q : (...args: unknown[]) => void q.push([name, ...args]);
  window.Causerie = new Proxy({}, { get: later as () => unknown });
  const { origin } = new URL(snippet.src);
  const locale = snippet.dataset.locale;
  let started = false;
  const start = () => {
    if (started || !document.body) return;
    started = true;
    startWidget(settings, origin, locale);
  };
  // The page comes first: its own pictures and scripts are not kept waiting for ours, unless they take very long.
  if (document.readyState === "complete") start();
  else {
    addEventListener("load", () => setTimeout(start)); // not within the page's own last piece of work
    setTimeout(start, patience);
  }
}
