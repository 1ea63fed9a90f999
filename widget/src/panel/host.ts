import type { Look } from "../../../protocol/frames";
import type { Client } from "../client/client";
import type { Speech } from "../locales/words";

/** What the loader hands to the panel. */
export interface Host {
  /** Another one when the visitor signs in or out on the page. */
  readonly client: Client;
  readonly key: string;
  readonly origin: string;
  /** What the panel looks like now; it may change at any time, and `refresh` tells. */
  readonly look: Look;
  /** Whether the visitor's device prefers the dark; `refresh` tells. */
  night(): boolean;
  /** Fetches one of our scripts into the panel's frame. */
  bring(file: string, mark?: string): Promise<void>;
  minimise(): void;
  /** On the screen, on a page that is looked at. */
  isSeen(): boolean;
  isOpen(): boolean;
  /** The panel takes another place: the launcher may have to give way. */
  moved(): void;
  /** What the visitor has typed into the badge since this was last asked. */
  typed(): string | undefined;
  /** Which department the page says chats are for, by its id or name. */
  readonly department: string | undefined;
}

/** What the panel hands back. */
export interface Panel {
  /** Whether it stands where the launcher does when open. */
  readonly covers: boolean;
  /** The widget was opened or closed, or the page was shown or hidden. */
  refresh(): void;
  /** Goes on in another language; what the visitor has typed stays. */
  speak(speech: Speech): void;
  focus(): void;
  /** Its frame was emptied: nothing of it stays on the page. */
  leave(): void;
  /** So many new messages, in words. */
  news(unread: number): string;
}
