import type { Rating, ServerFrame, VisitorFrame } from "../../../protocol/frames";
import { longestMessage } from "./limits";
import { createOutbox, type Entry } from "./outbox";
import { createSession, type Session, type Shelf } from "./session";
import type { Ends, Hello, Link, LinkState } from "./socket";
import { type ChatState, emptyState, isEnded, isOpen, leaveChat, reduce, unread } from "./state";

export interface View {
  readonly state: ChatState;
  readonly entries: readonly Entry[];
  readonly link: LinkState;
}

export interface Surroundings {
  readonly key: string;
  readonly shelf: Shelf;
  connect(ends: Ends): Link;
  /** How anybody on this page says hello; we add who we are. */
  hello(): Hello;
}

/** One visitor's side of one chat: what the launcher and the panel look at and act through. */
export interface Client {
  readonly view: View;
  readonly session: Session;
  readonly unread: number;
  /** Whether this visitor talks with us, or may do so for all we know. */
  readonly talks: boolean;
  subscribe(listener: () => void): () => void;
  post(text: string): void;
  retry(id: string): void;
  discard(id: string): void;
  typing(text: string): void;
  read(): void;
  end(): void;
  /** How the visitor finds the chat from now on; without a rating that is taken back, and its comment with it. */
  rate(rating: Rating | undefined, comment?: string): void;
  /** Leaves an ended chat behind, as the next message does; that starts a new one. */
  startAfresh(): void;
  /** Asks for the departments, and goes on doing so after each reconnect. */
  departments(): void;
  /** The visitor opened the widget: from now on this browser remembers the chat. */
  opened(): void;
  storageChanged(key: string, value: string | undefined): void;
  nudge(): void;
  pause(): void;
  renew(): void;
}

const sneakPeekEvery = 500;
const typingLasts = 6000;
/** What another tab wrote it sends itself; should it be gone or asleep, we do. */
const tabPatience = 5000;

export function createClient(around: Surroundings): Client {
  const session = createSession(around.key, around.shelf);
  const listeners = new Set<() => void>();
  const { chat, read = 0 } = session.data;
  let state: ChatState = { ...emptyState, chat, read };
  let view: View | undefined;
  let ready = false;
  let readyTimer: ReturnType<typeof setTimeout> | undefined;
  let quietTimer: ReturnType<typeof setTimeout> | undefined;
  let peekTimer: ReturnType<typeof setTimeout> | undefined;
  let peek = "";
  let peeked = "";
  let told = 0;
  let grouped = false;

  const changed = () => {
    view = undefined;
    for (const listener of listeners) listener();
  };
  const outbox = createOutbox(session, () => changed());
  const first = session.takeFirst();
  if (first) outbox.add("message", sendable(first));
  const link = around.connect({
    hello: () => ({
      ...around.hello(),
      ...(session.data.token ? { token: session.data.token } : {}),
      ...(state.chat ? { chat: state.chat, after: state.last } : {}),
    }),
    frame: (frame) => receive(frame),
    changed: (next) => {
      if (!next.up) {
        ready = false;
        outbox.unsend();
        clearTimeout(readyTimer);
      }
      changed();
    },
    signedOut: () => session.set({ token: "" }),
  });

  function flush(): void {
    if (ready) for (const frame of outbox.take()) link.send(frame);
  }
  /** What is already stored is settled before anything is sent again. */
  function goReady(): void {
    clearTimeout(readyTimer);
    ready = true;
    told = 0;
    tellRead();
    flush();
  }
  function tellRead(): void {
    if (state.chat === undefined || state.read <= told || !ready) return;
    told = state.read;
    link.send({ type: "read", number: state.read });
  }
  function apply(frame: ServerFrame): void {
    const before = state;
    const { state: next, ask } = reduce(state, frame);
    state = next;
    if (ask) link.send({ type: "resume", ...ask });
    if (next.chat !== before.chat) {
      told = 0;
      session.set({ chat: next.chat ?? "", read: next.read, rung: 0 });
    } else if (next.read !== before.read) session.set({ read: next.read });
    const fresh = next.chat === before.chat ? next.events.slice(before.events.length) : next.events;
    for (const { id, author } of fresh) if (id && author.role === "visitor") outbox.settle(id);
    if (isEnded(next)) for (const entry of outbox.entries) if (entry.kind === "end") outbox.settle(entry.id);
  }
  function receive(frame: ServerFrame): void {
    apply(frame);
    if (frame.type === "welcome") {
      session.set({ token: frame.token, visitor: frame.visitor });
      if (grouped) link.send({ type: "departments" });
      if (state.caughtUp) goReady();
      else readyTimer = setTimeout(goReady, 1500);
    } else if (frame.type === "ack") outbox.settle(frame.id);
    else if (frame.type === "refused") outbox.refuse(frame.id, frame.reason);
    else if (frame.type === "typing" && state.typing !== undefined) {
      clearTimeout(quietTimer);
      quietTimer = setTimeout(() => {
        state = { ...state, typing: undefined };
        changed();
      }, typingLasts);
    }
    if (!ready && link.state.up && state.caughtUp) goReady();
    changed();
  }
  /** Another tab opened the widget, read on, or started a chat: this one follows. */
  function sessionChanged(): void {
    const { visitor } = session.data;
    session.reload();
    const { read = 0, chat } = session.data;
    if (session.data.visitor !== visitor) link.renew();
    else if (chat === state.chat && read > state.read) {
      state = { ...state, read };
      changed();
    }
  }
  function tellPeek(): void {
    peekTimer = undefined;
    if (peek === peeked) return;
    peeked = peek;
    send({ type: "typing", text: peek });
    peekTimer = setTimeout(tellPeek, sneakPeekEvery);
  }
  function send(frame: VisitorFrame): void {
    if (link.state.up) link.send(frame);
  }

  function startAfresh(): void {
    for (const { id, kind, refused } of outbox.entries) if (kind === "rate" && refused) outbox.settle(id);
    state = leaveChat(state);
    session.set({ chat: "", read: 0, rung: 0, comment: "" });
    changed();
  }

  link.renew();
  return {
    get view() {
      view ??= { state, entries: outbox.entries, link: link.state };
      return view;
    },
    session,
    get unread() {
      return unread(state);
    },
    get talks() {
      return !state.caughtUp || isOpen(state) || outbox.entries.length > 0;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    post: (text) => {
      if (isEnded(state)) startAfresh();
      clearTimeout(peekTimer);
      peekTimer = undefined;
      outbox.add("message", sendable(text));
      link.nudge();
      flush();
    },
    retry: (id) => {
      outbox.retry(id);
      flush();
    },
    discard: outbox.settle,
    typing: (text) => {
      peek = sendable(text).slice(0, longestMessage);
      if (isOpen(state) && peekTimer === undefined) tellPeek();
    },
    read: () => {
      const number = state.last;
      if (number <= state.read) return;
      state = { ...state, read: number };
      session.set({ read: number });
      tellRead();
      changed();
    },
    end: () => {
      outbox.add("end", "");
      flush();
    },
    rate: (rating, comment = "") => {
      if (state.chat === undefined) return;
      outbox.rate(state.chat, rating, rating ? sendable(comment) : "");
      link.nudge();
      flush();
    },
    startAfresh,
    departments: () => {
      grouped = true;
      send({ type: "departments" });
    },
    opened: session.keep,
    storageChanged: (key, value) => {
      const name = session.nameOf(key);
      if (name) {
        outbox.heard(name, value);
        setTimeout(flush, tabPatience);
      } else if (name === "") sessionChanged();
    },
    nudge: link.nudge,
    pause: link.close,
    renew: link.renew,
  };
}

/** Without control characters and halves of characters: what is left is at most three bytes a unit and fits into a frame. */
function sendable(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (sign) => (sign.length === 2 ? sign : ""));
}
