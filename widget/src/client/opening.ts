import type { Look } from "../../../protocol/frames";
import type { JwtFn } from "../loader/api";
import type { Realm } from "../loader/door";
import { number, type Speech, type Words } from "../locales/words";
import type { Host, Panel } from "../panel/host";
import type { Tell } from "./announce";
import type { Client } from "./client";

/** What the loader knows and does. It changes what it says here by itself, and calls `refresh`. */
export interface Loader {
  readonly key: string;
  readonly origin: string;
  readonly look: Look;
  /** The visitor wants the panel, or the page does. */
  readonly wanted: boolean;
  /** It was the visitor who pressed for it: the focus goes along. */
  readonly pressed: boolean;
  /** The page has taken the widget away. */
  readonly hidden: boolean;
  readonly speech: Speech<Partial<Words>>;
  /** Whether the words of the panel are among them. */
  readonly whole: boolean;
  /** The panel's frame, and its window once the panel's code has run there. */
  readonly frame: HTMLIFrameElement | undefined;
  readonly realm: Realm | undefined;
  night(): boolean;
  /** Fetches one of our scripts into the panel's frame. */
  bring?(file: string, mark?: string): Promise<void>;
  /** Fetches one of our scripts into the page; there since the client was fetched so. */
  fetch?(file: string): Promise<void>;
  /** Whose tokens say who the visitor is, once the page has told. */
  readonly identity?: readonly [JwtFn | undefined];
  tell: Tell;
  /** Draws the launcher. */
  paint(): void;
  /** The visitor may be about to open the panel. */
  prepare(): void;
  /** Opens or closes the panel. `inside`: whoever opens it goes there, or whoever closes it is in it. */
  turn(wanted: boolean, inside?: boolean): void;
  /** Puts the focus on the launcher. */
  focus(): void;
  typed(): string | undefined;
  /** Which one the page says chats are for, by its id or name. */
  readonly department?: string | undefined;
}

/** What the launcher shows of the chat and the panel. */
export interface Shown {
  readonly open?: boolean;
  /** The open panel stands where the launcher does. */
  readonly covers?: boolean;
  readonly status?: Client["view"]["state"]["status"];
  /** Whether this visitor talks with us, or may do so for all we know. */
  readonly talks?: boolean;
  /** How many messages are new, as the launcher shows it and in words. */
  readonly count?: string;
  readonly news?: string | undefined;
}

export interface Opening {
  readonly client: Client;
  readonly shown: Shown;
  /** Something of what the loader says has changed. */
  refresh(): void;
  /** The panel is wanted, or not any more. */
  turn(inside?: boolean): void;
  /** The page says anew who its visitor is. */
  sign(): void;
}

/**
 * Opens the panel when client, code and words are there, which come each by themselves, and closes it. `sign` is told that
 * the page says anew who its visitor is.
 */
export function createOpening(loader: Loader, current: () => Client, sign: () => void): Opening {
  let open = false;
  let panel: Panel | undefined;
  let realm: Realm | undefined;
  let speech: Loader["speech"] | undefined;
  let making = false;

  /** The server offers this visitor no chat, or none on this page. */
  const barred = () => (current().view.link.barred ?? 0) > 4201;
  const isOpen = () => open && !loader.hidden && loader.look.chat && !barred();
  const host: Host = {
    get client() {
      return current();
    },
    key: loader.key,
    origin: loader.origin,
    get look() {
      return loader.look;
    },
    night: loader.night,
    bring: async (file, mark) => loader.bring?.(file, mark),
    minimise: () => loader.turn(false, true),
    isSeen: () => isOpen() && !document.hidden,
    isOpen,
    moved: loader.paint,
    typed: loader.typed,
    get department() {
      return loader.department;
    },
  };
  const reveal = (moves: boolean) => {
    const news = !open;
    open = true;
    panel?.refresh();
    loader.paint();
    if (moves) panel?.focus();
    if (news) loader.tell("open", undefined);
  };
  const refresh = () => {
    if (realm !== loader.realm) {
      panel?.leave();
      panel = undefined;
    }
    realm = loader.realm;
    if (!loader.whole) return;
    const words = loader.speech as Speech;
    const other = speech !== words;
    speech = words;
    if (other && loader.frame) loader.frame.title = words.words.panel;
    if (panel) return other ? panel.speak(words) : panel.refresh();
    // Not within the task in which its last part came: a slow phone has enough to do with each.
    if (realm?.CauseriePanel && !making) setTimeout(make);
    making ||= realm?.CauseriePanel !== undefined;
  };
  const make = () => {
    making = false;
    if (panel) return;
    panel = realm?.CauseriePanel?.(host, speech as Speech);
    // Not again in a frame that the page has emptied.
    if (panel && loader.wanted) reveal(loader.pressed && !open);
    // Only now there are words for what is new; to draw the launcher is to measure it, which is work enough for itself.
    else setTimeout(loader.paint);
  };
  return {
    sign,
    get client() {
      return current();
    },
    get shown() {
      const { unread, talks, view } = current();
      return {
        open,
        covers: open && panel?.covers === true,
        status: view.state.status,
        talks,
        count: unread ? number(loader.speech.locale, Math.min(unread, 99)) + (unread > 99 ? "+" : "") : "",
        news: unread ? panel?.news(unread) : "",
      };
    },
    refresh,
    turn: (inside = document.activeElement === loader.frame) => {
      if (loader.wanted) {
        current().opened();
        if (panel) reveal(loader.pressed);
      } else if (open) {
        open = false;
        panel?.refresh();
        loader.paint(); // where the panel stood before it, the launcher cannot take the focus sooner
        // Whoever was in the panel goes on at the launcher; nobody else is moved.
        if (inside && !loader.hidden) loader.focus();
        loader.tell("close", undefined);
      }
    },
  };
}
