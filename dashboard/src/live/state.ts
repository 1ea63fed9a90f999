import type {
  AccountStatus,
  Agent,
  AgentPresence,
  AgentStatus,
  Author,
  ChatSummary,
  Department,
  Event,
  Visit,
} from "../../../protocol/frames";

export interface Typing {
  author: Author;
  text?: string;
  at: number;
}

export interface Chat {
  id: string;
  summary: ChatSummary;
  events: readonly Event[];
  /** the highest number known to exist; above the last one held, we are behind */
  known: number;
  typing: readonly Typing[];
  /** up to where the visitor has read */
  seen: number;
  /** this agent serves it, or served it until it ended */
  mine: boolean;
  visit?: Visit;
}

export type Phase = "starting" | "open" | "down" | "signed_out" | "stopped";

/** How the desk is connected; `since` is when this began, `next` when the next try is due. */
export interface Link {
  phase: Phase;
  since: number;
  next?: number;
  via?: "socket" | "stream";
}

export interface Desk {
  me?: Agent;
  status: AgentStatus;
  /** a status that was chosen here and is not confirmed yet */
  wanted?: AgentStatus;
  account: AccountStatus;
  agents: Readonly<Record<string, AgentPresence>>;
  /** all that are enabled, by name */
  departments: readonly Department[];
  chats: Readonly<Record<string, Chat>>;
  /** tab → the chat open in it */
  opens: Readonly<Record<string, string>>;
  /** chat → up to where this agent has read */
  marks: Readonly<Record<string, number>>;
  /** server's clock minus ours */
  skew: number;
  link: Link;
  /** whether its browser forbids the tab with the connection to ring */
  silent: boolean;
}

export function emptyDesk(marks: Record<string, number> = {}, since = 0): Desk {
  return {
    status: "online",
    account: "offline",
    agents: {},
    departments: [],
    chats: {},
    opens: {},
    marks,
    skew: 0,
    link: { phase: "starting", since },
    silent: false,
  };
}

export function emptyChat(id: string): Chat {
  const visitor = { id: "", name: "" };
  const summary: ChatSummary = { id, status: "waiting", visitor, agents: [], started: 0, last: 0 };
  return { id, summary, events: [], known: 0, typing: [], seen: 0, mine: false };
}

export const lastHeld = (chat: Chat): number => chat.events.at(-1)?.number ?? 0;

export const isOpen = (desk: Desk, chat: string): boolean => Object.values(desk.opens).includes(chat);

/** The chats whose every event we want: those this agent serves and those somebody looks at in a tab. */
export function wantedChats(desk: Desk): Chat[] {
  return Object.values(desk.chats).filter((chat) => chat.mine || isOpen(desk, chat.id));
}

export const behind = (desk: Desk): Chat[] => wantedChats(desk).filter((chat) => lastHeld(chat) < chat.known);

/** Looked at in some tab without being served. */
export function watchedChats(desk: Desk): string[] {
  return [...new Set(Object.values(desk.opens))].filter((id) => !desk.chats[id]?.mine).sort();
}

/** What `hello` says we have. The newest 200 keep the frame far below its limit. */
export function held(desk: Desk): Record<string, number> {
  const chats = wantedChats(desk).filter((chat) => chat.events.length > 0);
  chats.sort((a, b) => b.summary.started - a.summary.started);
  return Object.fromEntries(chats.slice(0, 200).map((chat) => [chat.id, lastHeld(chat)]));
}

export function unreadOf(desk: Desk, chat: Chat): number {
  const mark = readMark(desk, chat);
  return chat.events.filter((e) => e.kind === "message" && e.author.role === "visitor" && e.number > mark).length;
}

/** Answering is reading: whatever this agent wrote after counts as read. */
export function readMark(desk: Desk, chat: Chat): number {
  const own = chat.events.findLast((e) => e.author.role === "agent" && e.author.id === desk.me?.id);
  return Math.max(desk.marks[chat.id] ?? 0, own?.number ?? 0);
}
