import type { Look } from "../../../protocol/frames";
import type { Client } from "../client/client";
import { longestMessage } from "../client/limits";
import type { Shelf } from "../client/session";
import type { Speech, Words } from "../locales/words";
import { icon } from "./icon";
import { recall, store } from "./memory";

export interface BadgeHost {
  readonly origin: string;
  readonly look: Look;
  readonly speech: Speech<Partial<Words>>;
  /** Not there before the visitor has shown that they want it. */
  readonly client: Client | undefined;
  /**
   * The name in the storage of what this browser remembers of the badge: "" where it was dismissed, else the first message,
   * which the client takes from there.
   */
  readonly mark: string;
  readonly shelf: Shelf;
  /** Whether the visitor's device prefers the dark. */
  night(): boolean;
  /** The visitor is about to write, or to open the panel. */
  prepare(): void;
  turn(wanted: true, inside: true): void;
}

export interface Badge {
  readonly card: HTMLElement;
  /** Draws the card, or not: `free`, nothing else speaks against it. `below`: how far from the bottom of the page it stands. */
  paint(free: boolean, below: number, words: Partial<Words>): void;
  /** What the visitor has typed into it since this was last asked. */
  take(): string | undefined;
}

/**
 * The card above the launcher, in which the first message can be written. `redraw` is called when it changes by itself,
 * `leave` when it goes while somebody is in it, perhaps in the middle of a sentence.
 */
export function createBadge(
  doc: Document,
  host: BadgeHost,
  redraw: () => void,
  leave: (writing: boolean) => void,
): Badge {
  const make = <T extends keyof HTMLElementTagNameMap>(tag: T, ...inside: Element[]) => {
    const element = doc.createElement(tag);
    element.append(...inside);
    return element;
  };
  const picture = make("img");
  const text = make("p");
  const box = make("input");
  const send = make("button", icon(doc, "", "M14 22V6M7 13l7-7 7 7"));
  const close = make("button", icon(doc, "", "M8 8l12 12M20 8L8 20"));
  const form = make("form", box, send);
  const card = make("section", picture, text, form, close);
  let gone = false;
  let typed: string | undefined;
  /** A message for a client that is still on its way, where nothing can be stored. */
  let waiting = "";
  let asked = "";

  const write = (next: string) => {
    typed = next;
    host.client?.opened();
    host.client?.session.set({ draft: next });
  };
  const dismiss = () => {
    gone = true;
    store(host.shelf, host.mark, "");
    redraw();
  };
  picture.onload = redraw;
  picture.onerror = redraw;
  picture.alt = "";
  picture.onclick = () => box.focus();
  text.onclick = picture.onclick;
  card.hidden = true;
  card.onkeydown = ({ keyCode }) => {
    if (keyCode === 27) dismiss(); // 229 where an input method composes, which Escape takes back
  };
  text.id = "text";
  card.setAttribute("aria-labelledby", "text");
  close.onclick = dismiss;
  text.dir = "auto";
  box.maxLength = longestMessage;
  box.enterKeyHint = "send";
  box.onfocus = host.prepare;
  box.oninput = () => write(box.value);
  form.onsubmit = (event) => {
    event.preventDefault();
    const message = box.value.trim();
    box.value = "";
    write("");
    if (message && host.client) host.client.post(message);
    else if (message && !store(host.shelf, host.mark, message)) waiting = message;
    host.turn(true, true);
  };

  return {
    card,
    paint: (free, below, words) => {
      if (waiting && host.client) {
        const message = waiting;
        waiting = "";
        host.client.post(message);
      }
      const { badge, title, scheme } = host.look;
      const late = scheme === "dark" || (scheme === "auto" && host.night());
      const url = badge.layout === "text_only" ? "" : badge.image && host.origin + badge.image;
      if (url && url !== asked) {
        asked = url;
        picture.src = url;
      }
      const { complete, naturalWidth } = picture;
      const inside = !card.hidden && doc.hasFocus() && card.contains(doc.activeElement);
      // A color that somebody chose stays; white is what nobody has changed yet, and dark by night.
      card.className = `${url && (naturalWidth || !complete) ? badge.layout : "text_only"} ${late ? "dark" : ""} ${badge.color}`;
      card.style.colorScheme = late ? "dark" : "light";
      text.textContent = badge.text || title;
      box.placeholder = words.writeHere ?? "";
      send.title = words.send ?? "";
      close.title = words.close ?? "";
      const wanted = free && badge.shown && !gone && (!url || complete);
      const comes = wanted && recall(host.shelf, host.mark) === null;
      if (comes && card.hidden) box.value = typed ?? host.client?.session.data.draft ?? "";
      card.hidden = !comes;
      // Never more than half of the page, but who is writing has opened a keyboard there.
      card.hidden ||= 2 * (below + card.offsetHeight) > innerHeight && !inside;
      if (inside && card.hidden) leave(box.value !== "" && !gone);
    },
    take: () => {
      const taken = typed;
      typed = undefined;
      box.value = "";
      return taken;
    },
  };
}
