import type { Look } from "../../../protocol/frames";
import { addStyles } from "../loader/frame";
import { startWidget } from "../loader/widget";
import { lay } from "../locales/words";
import type { Offer } from "../social/offers";
import css from "./page.css?inline";
import { type SceneName, stage } from "./scene";

/** The widget as visitors get it, on a page of ours, with a look that the dashboard tells and a scene instead of a server. */
function start(): void {
  const asked = new URLSearchParams(location.search);
  const is = (name: string, value: string) => asked.get(name) === value;
  drawPage(is("night", "dark"), is("direction", "rtl"));

  let wear: ((look: Look) => void) | undefined;
  let worn: Look;
  addEventListener("message", ({ origin, data }: MessageEvent<{ look?: Look; offers?: readonly Offer[] }>) => {
    if (origin !== location.origin || !data.look) return;
    const { look } = data;
    worn = look;
    window.CauserieOffers = data.offers;
    if (wear) return wear(look);
    if (is("panel", "open")) window.Causerie = { q: [["open"]] };
    wear = startWidget({ key: "preview", lookVersion: 0, look }, location.origin, asked.get("language") ?? undefined, {
      connect: stage((asked.get("scene") ?? "online") as SceneName),
      shelf: () => {
        throw new Error("The preview remembers nothing");
      },
      rtl: is("direction", "rtl"),
      words: (words, language) => lay(words, worn.texts[language]),
      night: () => is("night", "dark"),
    });
  });
  parent.postMessage("ready", location.origin);
}

/** Grey lines that stand for a page. */
function drawPage(dark: boolean, rtl: boolean): void {
  addStyles(window, css);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dir = rtl ? "rtl" : "ltr";
  const page = document.createElement("div");
  page.className = "page";
  page.setAttribute("aria-hidden", "true");
  for (const kind of ["bar", "picture", "", "", "short", "", "short"]) {
    const line = document.createElement("i");
    line.className = kind;
    page.append(line);
  }
  document.body.append(page);
}

start();
