import type { Profile, Rating, RefusedFrame, ServerFrame, VisitorFrame } from "../../../protocol/frames";
import type { Faults } from "../form/check";
import { longestMessage } from "./limits";
import { type Answered, createOutbox, type Entry } from "./outbox";
import type { Person, Talk } from "./person";
import { createSession, type Kept, type Session, type Shelf } from "./session";
import type { Ends, Hello, Link, LinkState } from "./socket";
import { type ChatState, emptyState, isEnded, isOpen, leaveChat, reduce, unread } from "./state";

export interface View {
  readonly state: ChatState;
  readonly entries: readonly Entry[];
  readonly link: LinkState;
  /** What the server found wrong with answers that we gave back to the form. */
  readonly faults?: Faults;
  /** What a person said in earlier chats, oldest first, as far as they have asked. */
  readonly past?: readonly Talk[] | undefined;
  /** The server asked us to go slower: what is not sent yet goes out by itself. */
  readonly held?: boolean;
}

export interface Surroundings {
  readonly key: string;
  readonly shelf: Shelf;
  connect(ends: Ends): Link;
  /** How anybody on this page says hello; we add who we are. */
  hello(): Hello;
  /** Which department the page says chats are for, by its id or name. */
  readonly department?: string | undefined;
  /** Who the visitor is by the word of the page's server; absent for everybody else. */
  readonly person?: Person | undefined;
  /** Waits to be started by `renew`: it may turn out that the visitor is a person. */
  readonly idle?: boolean | undefined;
}

/** One visitor's side of one chat: what the launcher and the panel look at and act through. */
export interface Client {
  /** The widget's. */
  readonly key: string;
  readonly view: View;
  readonly session: Session;
  readonly person: Person | undefined;
  readonly unread: number;
  /** Whether this visitor talks with us, or may do so for all we know. */
  readonly talks: boolean;
  subscribe(listener: () => void): () => void;
  /** `more`: what was asked before, for a chat that this message starts. */
  post(text: string, more?: Answered): void;
  /** Leaves a message for when nobody is there. */
  leave(text: string, more: Answered): void;
  /** Keeps what is typed into a form. */
  write(change: Pick<Kept, "draft" | "answers" | "asked">): void;
  /** Says who the visitor is. */
  describe(answers: Readonly<Record<string, string>>): void;
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
  /** Somebody else takes over: nothing of this one is sent any more. */
  stop(): void;
  storageChanged(key: string, value: string | undefined): void;
  /** The page had been put by, and heard nothing of what was stored meanwhile. */
  woken(): void;
  nudge(): void;
  pause(): void;
  renew(): void;
}

const sneakPeekEvery = 500;
const typingLasts = 6000;
/** What another tab wrote it sends itself; should it be gone or asleep, we do. */
const tabPatience = 5000;

export function createClient(around: Surroundings): Client {
  const { person } = around;
  const session = createSession(person ? `${around.key}@${person.mark}` : around.key, around.shelf);
  const listeners = new Set<() => void>();
  const { chat, read = 0 } = session.data;
  let state: ChatState = { ...emptyState, chat: chat || undefined, read };
  let view: View | undefined;
  let ready = false;
  let readyTimer: ReturnType<typeof setTimeout> | undefined;
  let quietTimer: ReturnType<typeof setTimeout> | undefined;
  let peekTimer: ReturnType<typeof setTimeout> | undefined;
  let peek = "";
  let peeked = "";
  let told = 0;
  let grouped = false;
  let faults: Faults = {};
  /** What was refused and stands at the beginning of the draft. */
  let back = "";
  let held = false;
  let holding: ReturnType<typeof setTimeout> | undefined;

  const changed = () => {
    view = undefined;
    held &&= holding !== undefined || outbox.entries.some(({ refused }) => !refused);
    for (const listener of listeners) listener();
  };
  const outbox = createOutbox(session, () => changed());
  const first = session.takeFirst();
  if (first) outbox.add("message", sendable(first), around.department ? { department: around.department } : {});
  const link = around.connect({
    hello: () => ({
      ...around.hello(),
      ...(person ? person.proof() : session.data.token ? { token: session.data.token } : {}),
      ...(state.chat ? { chat: state.chat, after: state.last } : {}),
    }),
    frame: (frame) => receive(frame),
    changed: (next) => {
      if (!next.up) {
        ready = false;
        outbox.unsend();
        clearTimeout(readyTimer);
      }
      person?.changed(next);
      changed();
    },
    signedOut: () => (person ? person.signedOut() : session.set({ token: "" })),
  });

  function flush(): void {
    if (ready && holding === undefined) for (const frame of outbox.take()) link.send(frame);
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
      const { chat, read = 0 } = session.data;
      // It may have been read on another page.
      if (chat && chat === next.chat) state = { ...next, read };
      else session.set({ chat: next.chat ?? "", read: next.read, rung: 0 });
    } else if (next.read !== before.read) session.set({ read: next.read });
    const fresh = next.chat === before.chat ? next.events.slice(before.events.length) : next.events;
    for (const { id, author } of fresh) if (id && author.role === "visitor") settle(id);
    if (isEnded(next)) for (const entry of outbox.entries) if (entry.kind === "end") outbox.settle(entry.id);
  }
  function receive(frame: ServerFrame): void {
    if (person?.heard(frame)) {
      changed();
      return;
    }
    apply(frame);
    if (frame.type === "welcome") {
      session.set({ token: frame.token, visitor: frame.visitor });
      if (grouped) link.send({ type: "departments" });
      if (state.caughtUp) goReady();
      else readyTimer = setTimeout(goReady, 1500);
    } else if (frame.type === "ack") outbox.settle(frame.id);
    else if (frame.type === "left") {
      session.set({ left: find(frame.id)?.answers?.email ?? state.profile?.email ?? "" });
      settle(frame.id);
    } else if (frame.type === "profile" && frame.id) outbox.settle(frame.id);
    else if (frame.type === "refused") refused(frame);
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
  const find = (id: string) => outbox.entries.find((entry) => entry.id === id);
  /** What was said with it is known now, and not asked again. */
  function settle(id: string): void {
    const { answers } = find(id) ?? {};
    const profile: Profile = { ...state.profile };
    for (const name of ["name", "email", "phone"] as const) if (answers?.[name]) profile[name] = answers[name];
    if (answers) state = { ...state, profile };
    outbox.settle(id);
  }
  /** What was too fast is sent again when it may be, and all that is younger after it. */
  function hold(id: string, pause: number): void {
    outbox.unsend(id);
    held = true;
    clearTimeout(holding);
    holding = setTimeout(() => {
      holding = undefined;
      flush();
      changed();
    }, pause);
  }
  /** What a form is needed for goes back to where forms are filled in from: no word of it is lost. */
  function refused({ id, reason, fields = {}, pause }: RefusedFrame): void {
    if (pause !== undefined) {
      hold(id, pause);
      return;
    }
    const entry = find(id);
    const leaves = entry?.kind === "leave" && reason !== "unavailable";
    const left = reason === "offline" && state.forms?.offline.on && !isOpen(state);
    if (!entry || !(reason === "form" || leaves || left)) {
      outbox.refuse(id, reason);
      return;
    }
    const { draft = "", answers } = session.data;
    faults = leaves && reason !== "form" ? { "": reason } : fields;
    outbox.settle(id);
    if (entry.kind === "profile") return;
    const { department = "" } = entry;
    if (!draft.startsWith(back)) back = "";
    const typed = draft.slice(back.length).trimStart();
    back = lines(back, entry.text);
    session.set({
      draft: lines(back, typed),
      answers: { ...answers, ...entry.answers, ...(department ? { department } : {}) },
      asked: false,
    });
  }
  /** Another tab opened the widget, read on, or started a chat: this one follows, but for what is typed in it. */
  function sessionChanged(own?: Pick<Kept, "draft">): void {
    const { visitor } = session.data;
    session.reload(own);
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
    tell({ type: "typing", text: peek });
    peekTimer = setTimeout(tellPeek, sneakPeekEvery);
  }
  function tell(frame: VisitorFrame): void {
    if (link.state.up) link.send(frame);
  }
  function send(kind: Entry["kind"], text: string, more: Answered = {}): void {
    const { answers } = more;
    faults = {};
    if (kind !== "profile" && more.answers) session.set({ answers: {}, asked: false });
    const department = more.department ?? around.department;
    outbox.add(kind, sendable(text), {
      ...(answers ? { answers: map(answers, sendable) } : {}),
      ...(department && !isOpen(state) ? { department: String(department) } : {}),
    });
    link.nudge();
    flush();
  }

  function startAfresh(): void {
    for (const { id, kind, refused } of outbox.entries) if (kind === "rate" && refused) outbox.settle(id);
    state = leaveChat(state);
    session.set({ chat: "", read: 0, rung: 0, comment: "", asked: false, left: undefined });
    changed();
  }

  if (!around.idle) link.renew();
  return {
    get view() {
      view ??= {
        state,
        entries: outbox.entries,
        link: link.state,
        faults,
        held,
        get past() {
          return person?.past;
        },
      };
      return view;
    },
    session,
    key: around.key,
    person,
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
    post: (text, more) => {
      if (isEnded(state)) startAfresh();
      clearTimeout(peekTimer);
      peekTimer = undefined;
      send("message", text, more);
    },
    write: (change) => {
      session.set(change);
      changed();
    },
    leave: (text, more) => send("leave", text, more),
    describe: (answers) => send("profile", "", { answers }),
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
      tell({ type: "departments" });
    },
    opened: session.keep,
    stop: () => {
      ready = false;
      clearTimeout(readyTimer);
      clearTimeout(peekTimer);
    },
    storageChanged: (key, value) => {
      const name = session.nameOf(key);
      if (name) {
        outbox.heard(name, value);
        setTimeout(flush, tabPatience);
      } else if (name === "") sessionChanged({ draft: session.data.draft ?? "" });
    },
    woken: () => {
      sessionChanged();
      outbox.reload();
      changed();
    },
    nudge: link.nudge,
    pause: link.close,
    renew: link.renew,
  };
}

const lines = (...texts: string[]) => texts.filter(Boolean).join("\n");

const map = (texts: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]));

/** Without control characters and halves of characters: what is left is at most three bytes a unit and fits into a frame. */
function sendable(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (sign) => (sign.length === 2 ? sign : ""));
}
