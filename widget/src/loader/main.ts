import { findSnippet, type WidgetSettings } from "./settings";
import { startWidget } from "./widget";

/** The server puts the settings here; see build.mjs. */
declare const __CAUSERIE_SETTINGS__: WidgetSettings;

const settings = __CAUSERIE_SETTINGS__;
const snippet = findSnippet();

if (window.Causerie?.open) console.info("Causerie is on this page already.");
else if (!snippet) console.info("Causerie: load /snippet.js?key=… as a script.");
else {
  // Marks the place, so that a second snippet knows, also while we wait for the page's body.
  const { q = [] } = window.Causerie ?? {};
  window.Causerie = { q, open: () => void q.push(["open"]) };
  const start = () => startWidget(settings, new URL(snippet.src).origin, snippet.dataset.locale);
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}
