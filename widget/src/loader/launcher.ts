import type { AccountStatus, Look } from "../../../protocol/frames";
import { number, type Speech, type Words } from "../locales/words";
import type { Realm } from "./door";
import { addStyles, createFrame, dress, phones, say } from "./frame";
import css from "./launcher.css?inline";

export interface LauncherLook {
  readonly open: boolean;
  readonly busy: boolean;
  readonly hidden: boolean;
  readonly status?: AccountStatus | undefined;
  readonly unread: number;
  /** The same in words. */
  readonly news?: string | undefined;
}

export interface Launcher {
  readonly frame: HTMLIFrameElement;
  show(look: LauncherLook): void;
  speak(speech: Speech<Partial<Words>>): void;
  focus(): void;
}

const shapes = {
  talk: "M14 4.2c-5.9 0-10.5 3.9-10.5 8.9 0 2.8 1.5 5.3 3.9 6.9-.1 1.3-.6 2.6-1.6 3.8 2.1-.2 3.9-.9 5.4-2.1.9.2 1.8.3 2.8.3 5.9 0 10.5-3.9 10.5-8.9S19.9 4.2 14 4.2zM9.2 13.1h.01M14 13.1h.01M18.8 13.1h.01",
  close: "M7 11l7 7 7-7",
  busy: "M14 4.5a9.5 9.5 0 1 0 9.5 9.5",
};

/** Understood nearly everywhere, for the moment until the words are there. */
const unnamed: Speech<Partial<Words>> = { language: "en", locale: "en", rtl: false, words: { launcher: "Chat" } };

/**
 * The button at the corner of the page. `intent` is called when a visitor is about to press it, `ready` when the frame can
 * bring words.
 */
export function createLauncher(
  wear: () => Look,
  on: { press(): void; intent(): void; ready(page: Realm): void },
): Launcher {
  let speech = unnamed;
  let look: LauncherLook = { open: false, busy: false, hidden: false, unread: 0 };
  let button: HTMLButtonElement | undefined;
  let main: HTMLElement;
  let label: Text;
  let dot: HTMLElement;
  let count: HTMLElement;

  const build = (page: Window & typeof globalThis) => {
    const { document: doc } = page;
    addStyles(page, css);
    button = doc.createElement("button");
    button.type = "button";
    for (const name in shapes) button.append(icon(doc, name, shapes[name as keyof typeof shapes]));
    dot = mark(doc, "dot");
    count = mark(doc, "count");
    label = doc.createTextNode("");
    button.append(label, dot, count);
    button.addEventListener("click", on.press);
    for (const sign of ["pointerenter", "focus", "touchstart"])
      button.addEventListener(sign, on.intent, { passive: true });
    main = doc.createElement("main");
    main.append(button);
    doc.body.replaceChildren(main);
    paint();
    on.ready(page);
  };
  const frame = createFrame("launcher", build);
  frame.setAttribute("data-product", "launcher");
  const phone = matchMedia(phones);

  const paint = () => {
    const { color, textColor, launcher, place } = wear();
    const { words } = speech;
    const name = launcher.label || (words.launcher ?? "");
    frame.title = name;
    dress(frame, {
      display: look.hidden || (phone.matches && launcher.hideOnPhone) ? "none" : "block",
      height: "80px",
      [place.side === "left" ? "right" : "left"]: "auto",
      [place.side]: `${(phone.matches ? place.phoneX : place.x) - 12}px`,
      bottom: `${(phone.matches ? place.phoneY : place.y) - 12}px`,
      "border-radius": "40px",
      "z-index": String(place.zIndex),
    });
    if (!button) return;
    const doc = button.ownerDocument;
    say(doc, speech, name);
    doc.documentElement.style.setProperty("--color", color);
    doc.documentElement.style.setProperty("--text", textColor);
    main.setAttribute("aria-label", name);
    label.data = launcher.label;
    button.className = `${look.busy ? "wait" : look.open ? "open" : ""}${launcher.label ? "" : " round"}`;
    dress(frame, { width: `${launcher.label ? button.offsetWidth + 24 : 80}px` });
    button.setAttribute("aria-expanded", String(look.open));
    button.setAttribute("aria-busy", String(look.busy));
    button.setAttribute(
      "aria-label",
      [name, look.status && words[`launcher.${look.status}`], !look.open && look.news].filter(Boolean).join(", "),
    );
    dot.hidden = look.open || !look.status || look.status === "offline";
    dot.className = `dot ${look.status}`;
    count.hidden = look.open || look.unread === 0;
    count.dataset.n = number(speech.locale, Math.min(look.unread, 99)) + (look.unread > 99 ? "+" : "");
  };
  phone.addEventListener("change", paint);
  return {
    frame,
    show: (next) => {
      look = next;
      paint();
    },
    speak: (next) => {
      speech = next;
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
