import type { Event, ServerFrame } from "../../../protocol/frames";
import type { JwtFn } from "../loader/api";
import type { Client, Surroundings } from "./client";
import type { Loader } from "./opening";
import type { Link, LinkState } from "./socket";

/** Some of a chat, in order. */
export interface Talk {
  readonly chat: string;
  readonly events: readonly Event[];
}

/** Who the visitor is by the word of the page's server, as long as that is so. */
export interface Person {
  /** Stands for them in the names of what this tab keeps; it does not say who they are. */
  readonly mark: string;
  /** What they said in earlier chats, oldest first, as far as we have asked. */
  readonly past: readonly Talk[];
  /** Asks for what was said before all that is shown. */
  earlier(): void;
  /** What to say hello with. */
  proof(): { jwt: string; token?: string };
  changed(link: LinkState): void;
  signedOut(): void;
  /** Whether the frame was for them alone, and the chat has nothing to do with it. */
  heard(frame: ServerFrame): boolean;
}

/** What whoever asks the page for tokens may do to the widget. */
export interface Reception {
  readonly loader: Pick<Loader, "tell" | "typed" | "wanted"> & Pick<Surroundings, "key" | "shelf">;
  readonly link: Link;
  readonly client: Client;
  /** Nobody has said hello yet. */
  readonly waiting: boolean;
  /** What the page offers now. */
  jwtFn(): JwtFn | undefined;
  /** A client for this person, or for a stranger; it waits for `use`. */
  make(person?: Person): Client;
  /** From now on the widget is this client's. */
  use(client: Client): void;
}

/** Asks the page who the visitor is, whenever that is due. */
export interface Doorman {
  /** The page says anew who its visitor is. */
  asked(): void;
}
