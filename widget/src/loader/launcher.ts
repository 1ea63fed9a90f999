import type { AccountStatus } from "../../../protocol/frames";
import type { Speech, Words } from "../locales/words";
import { type Badge, type BadgeHost, createBadge } from "./badge";
import type { Realm } from "./door";
import { addStyles, createFrame, dress, phones, say } from "./frame";
import { icon } from "./icon";
import css from "./launcher.css?inline";

export interface LauncherLook {
  readonly open: boolean;
  readonly busy: boolean;
  readonly hidden: boolean;
  /** There is nothing yet that the badge would disturb, and somebody who would answer. */
  readonly free: boolean;
  readonly status?: AccountStatus | undefined;
  /** How many messages are new, and the same in words. */
  readonly count?: string | undefined;
  readonly news?: string | undefined;
}

export interface Launcher {
  readonly frame: HTMLIFrameElement;
  show(look: LauncherLook): void;
  focus(): void;
  /** What the visitor has typed into the badge since this was last asked. */
  typed(): string | undefined;
}

const shapes = {
  talk: "M11 21.6a10.5 8.9 0 1 0-3.6-1.6q-.1 2-1.6 3.8 3-.3 5.2-2.2zM9 13h.01M14 13h.01M19 13h.01",
  close: "M7 11l7 7 7-7",
  busy: "M14 4.5a9.5 9.5 0 1 0 9.5 9.5",
};

/** Understood nearly everywhere, for the moment until the words are there. */
export const unnamed: Speech<Partial<Words>> = {
  language: "en",
  locale: "en",
  rtl: false,
  words: { launcher: "Chat" },
};

/**
 * The button at the corner of the page, and the badge above it. `ready` is called when the frame can bring words.
 */
export function createLauncher(host: BadgeHost, on: { press(): void; ready(page: Realm): void }): Launcher {
  let look: LauncherLook = { open: false, busy: false, hidden: false, free: false };
  let button: HTMLButtonElement | undefined;
  let main: HTMLElement;
  let label: Text;
  let dot: HTMLElement;
  let count: HTMLElement;
  let badge: Badge | undefined;

  const build = (page: Window & typeof globalThis) => {
    const { document: doc } = page;
    addStyles(page, css);
    button = doc.createElement("button");
    for (const name in shapes) button.append(icon(doc, name, shapes[name as keyof typeof shapes]));
    dot = mark(doc, "dot");
    count = mark(doc, "count");
    label = doc.createTextNode("");
    button.append(label, dot, count);
    button.addEventListener("click", on.press);
    for (const sign of ["pointerenter", "focus", "touchstart"])
      button.addEventListener(sign, host.prepare, { passive: true });
    main = doc.createElement("main");
    badge = createBadge(
      doc,
      host,
      () => paint(),
      (writing) => (writing && !look.hidden ? host.turn(true, true) : focus()),
    );
    main.append(badge.card, button);
    doc.body.replaceChildren(main);
    // Alone: to lay it out is enough for a slow phone to do at once.
    setTimeout(() => {
      paint();
      on.ready(page);
    });
  };
  const frame = createFrame("launcher", "launcher", build);
  const phone = matchMedia(phones);

  const paint = () => {
    const { speech } = host;
    const { words } = speech;
    const { color, textColor, launcher, place, badge: card } = host.look;
    const name = launcher.label || (words.launcher ?? "");
    frame.title = name;
    const y = phone.matches ? place.phoneY : place.y;
    const left = place.side === "left";
    const hidden = look.hidden || (phone.matches && launcher.hideOnPhone);
    dress(frame, {
      display: hidden ? "none" : "block",
      [left ? "right" : "left"]: "auto",
      [place.side]: `${(phone.matches ? place.phoneX : place.x) - 12}px`,
      bottom: `${y - 12}px`,
      "border-radius": "40px",
      "z-index": String(place.zIndex),
    });
    if (!button || !badge) return;
    const doc = button.ownerDocument;
    say(doc, speech, name);
    dress(doc.documentElement, {
      "--color": color,
      "--text": textColor,
      "--card": card.color,
      "--ink": card.textColor,
    });
    main.setAttribute("aria-label", name);
    label.data = launcher.label;
    button.className = `${look.busy ? "wait" : look.open ? "open" : ""}${launcher.label ? "" : " round"}`;
    button.setAttribute("aria-expanded", String(look.open));
    button.setAttribute("aria-busy", String(look.busy));
    button.setAttribute(
      "aria-label",
      [name, look.status && words[`launcher.${look.status}`], !look.open && look.news].filter(Boolean).join(", "),
    );
    dot.hidden = look.open || !look.status || look.status === "offline";
    dot.className = `dot ${look.status}`;
    main.style.setProperty("justify-items", place.side);
    badge.paint(look.free && !hidden && words.send !== undefined, y + 68, words);
    const { offsetWidth, offsetHeight } = badge.card;
    const wide = button.offsetWidth + 24;
    const [near, far, end] = left ? ["0", "100%", `${wide}px`] : ["100%", "0", `calc(100% - ${wide}px)`];
    const step = "calc(100% - 70px)";
    dress(frame, {
      visibility: "visible",
      width: `${Math.max(wide, offsetWidth + 24)}px`,
      height: `${offsetHeight ? offsetHeight + 92 : 80}px`,
      // The browser takes it for a shift of the layout when the corner moves in which text begins: let it be the one that stands.
      "writing-mode": left ? "vertical-lr" : "vertical-rl",
      direction: "rtl",
      // What lies beside the button, under the card, is the page's.
      "clip-path": `polygon(${near} 0,${far} 0,${far} ${step},${end} ${step},${end} 100%,${near} 100%)`,
    });
    count.hidden = look.open || !look.count;
    count.dataset.n = look.count;
  };
  const focus = () => {
    frame.contentWindow?.focus();
    button?.focus();
  };
  addEventListener("resize", paint);
  return {
    frame,
    show: (next) => {
      look = next;
      paint();
    },
    focus,
    typed: () => badge?.take(),
  };
}

function mark(doc: Document, name: string): HTMLElement {
  const element = doc.createElement("span");
  element.className = name;
  return element;
}
