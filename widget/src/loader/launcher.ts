import type { AccountStatus } from "../../../protocol/frames";
import { addStyles, createFrame, dress } from "./frame";
import css from "./launcher.css?inline";
import { isRtl, type WidgetSettings } from "./settings";
import { launcherLabel, launcherWords } from "./words";

export interface LauncherLook {
  readonly open: boolean;
  readonly busy: boolean;
  readonly hidden: boolean;
  readonly status?: AccountStatus | undefined;
  readonly unread: number;
}

export interface Launcher {
  readonly frame: HTMLIFrameElement;
  show(look: LauncherLook): void;
  focus(): void;
}

const shapes = {
  talk: "M14 4.2c-5.9 0-10.5 3.9-10.5 8.9 0 2.8 1.5 5.3 3.9 6.9-.1 1.3-.6 2.6-1.6 3.8 2.1-.2 3.9-.9 5.4-2.1.9.2 1.8.3 2.8.3 5.9 0 10.5-3.9 10.5-8.9S19.9 4.2 14 4.2zM9.2 13.1h.01M14 13.1h.01M18.8 13.1h.01",
  close: "M7 11l7 7 7-7",
  busy: "M14 4.5a9.5 9.5 0 1 0 9.5 9.5",
};

/** The round button at the corner of the page. `intent` is called when a visitor is about to press it. */
export function createLauncher(
  settings: WidgetSettings,
  language: string,
  on: { press(): void; intent(): void },
): Launcher {
  let look: LauncherLook = { open: false, busy: false, hidden: false, unread: 0 };
  let button: HTMLButtonElement | undefined;
  let dot: HTMLElement;
  let count: HTMLElement;

  const build = (page: Window & typeof globalThis) => {
    const { document: doc } = page;
    const root = doc.documentElement;
    root.lang = language;
    root.dir = isRtl(language) ? "rtl" : "ltr";
    doc.title = frame.title;
    root.style.setProperty("--color", settings.color);
    root.style.setProperty("--text", settings.textColor);
    addStyles(page, css);
    button = doc.createElement("button");
    button.type = "button";
    for (const name in shapes) button.append(icon(doc, name, shapes[name as keyof typeof shapes]));
    dot = mark(doc, "dot");
    count = mark(doc, "count");
    button.append(dot, count);
    button.addEventListener("click", on.press);
    for (const sign of ["pointerenter", "focus", "touchstart"])
      button.addEventListener(sign, on.intent, { passive: true });
    const main = doc.createElement("main");
    main.setAttribute("aria-label", frame.title);
    main.append(button);
    doc.body.replaceChildren(main);
    paint();
  };
  const frame = createFrame("launcher", (launcherWords[language] ?? launcherWords.en)?.launcher ?? "", build);
  frame.setAttribute("data-product", "launcher");
  dress(frame, { width: "80px", height: "80px", right: "8px", bottom: "8px", "border-radius": "50%" });

  const paint = () => {
    dress(frame, { display: look.hidden ? "none" : "block" });
    if (!button) return;
    button.className = look.busy ? "wait" : look.open ? "open" : "";
    button.setAttribute("aria-expanded", String(look.open));
    button.setAttribute("aria-busy", String(look.busy));
    button.setAttribute("aria-label", launcherLabel(language, look.status, look.open ? 0 : look.unread));
    dot.hidden = look.open || !look.status || look.status === "offline";
    dot.className = `dot ${look.status}`;
    count.hidden = look.open || look.unread === 0;
    count.textContent = look.unread > 99 ? "99+" : String(look.unread);
  };
  return {
    frame,
    show: (next) => {
      look = next;
      paint();
    },
    focus: () => {
      frame.contentWindow?.focus();
      button?.focus();
    },
  };
}

function mark(doc: Document, name: string): HTMLElement {
  const element = doc.createElement("span");
  element.className = name;
  element.hidden = true;
  return element;
}

function icon(doc: Document, name: string, path: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = doc.createElementNS(space, "svg");
  svg.setAttribute("class", name);
  svg.setAttribute("viewBox", "0 0 28 28");
  svg.setAttribute("aria-hidden", "true");
  const line = doc.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
