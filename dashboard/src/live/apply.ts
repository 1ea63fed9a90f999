import type {
  AgentPresence,
  AgentStatus,
  AgentWelcome,
  ChatSummary,
  ServerFrame,
  TypingFrame,
} from "../../../protocol/frames";
import { append, withoutTyping } from "./fold";
import { type Chat, type Desk, emptyChat, isOpen, type Link } from "./state";

/** What happens in this browser alone; every tab reduces it like a server frame. */
export type LocalFrame =
  | { type: "here.link"; link: Link }
  | { type: "here.open"; tab: string; chat?: string }
  | { type: "here.read"; chat: string; number: number }
  | { type: "here.status"; status: AgentStatus }
  | { type: "here.silent"; silent: boolean }
  | { type: "here.forget"; chat: string };

export type DeskFrame = ServerFrame | LocalFrame;

/** The only way the desk's state changes. Pure: the same frames in any tab give the same state. */
export function apply(desk: Desk, frame: DeskFrame, at: number): Desk {
  switch (frame.type) {
    case "desk":
      return welcome(desk, frame, at);
    case "chat": {
      // One that is over may still be rated, when it has been put away here.
      const found = frame.chat.status === "ended" ? known : change;
      return found(desk, frame.chat.id, (chat) => withSummary(desk, chat, frame.chat));
    }
    case "event":
      return known(desk, frame.chat, (chat) => serving(desk, append(chat, [frame.event], frame.prev)));
    case "events":
      return known(desk, frame.chat, (chat) => {
        const next = serving(desk, append(chat, frame.events));
        return frame.last > next.known ? { ...next, known: frame.last } : next;
      });
    case "ack":
      return known(desk, frame.chat, (c) => (frame.number > c.known ? { ...c, known: frame.number } : c));
    case "typing":
      return known(desk, frame.chat, (chat) => typed(chat, frame, at));
    case "read":
      if (frame.author.role === "visitor")
        return known(desk, frame.chat, (c) => (frame.number > c.seen ? { ...c, seen: frame.number } : c));
      return frame.author.id === desk.me?.id ? mark(desk, frame.chat, frame.number) : desk;
    case "visit":
      return known(desk, frame.chat, (chat) => ({ ...chat, visit: frame.visit }));
    case "status":
      return { ...desk, account: frame.status };
    case "departments":
      return { ...desk, departments: frame.departments };
    case "agent":
      return present(desk, frame.presence);
    default:
      return here(desk, frame);
  }
}

function here(desk: Desk, frame: DeskFrame): Desk {
  switch (frame.type) {
    case "here.link":
      return { ...desk, link: frame.link };
    case "here.open":
      return open(desk, frame.tab, frame.chat);
    case "here.read":
      return mark(desk, frame.chat, frame.number);
    case "here.status":
      return { ...desk, wanted: frame.status };
    case "here.silent":
      return desk.silent === frame.silent ? desk : { ...desk, silent: frame.silent };
    case "here.forget":
      return forget(desk, frame.chat);
    default:
      return desk;
  }
}

/** What the desk does not list any more has ended while we were away; its last events come by number. */
function welcome(desk: Desk, frame: AgentWelcome, at: number): Desk {
  const base: Desk = {
    ...desk,
    me: frame.me,
    status: frame.status,
    account: frame.account,
    agents: Object.fromEntries(frame.agents.map((presence) => [presence.agent.id, presence])),
    departments: frame.departments,
    skew: frame.time - at,
  };
  if (desk.wanted === frame.status) base.wanted = undefined;
  const listed = new Set(frame.chats.map((chat) => chat.id));
  const chats: Record<string, Chat> = {};
  for (const chat of Object.values(desk.chats)) {
    if (listed.has(chat.id) || chat.summary.started === 0) continue;
    const { waiting: _, ...summary } = chat.summary;
    chats[chat.id] = { ...chat, typing: [], summary: { ...summary, status: "ended" } };
  }
  for (const summary of frame.chats) {
    const before = desk.chats[summary.id] ?? emptyChat(summary.id);
    chats[summary.id] = { ...withSummary(base, before, summary), typing: [] };
  }
  return prune({ ...base, chats });
}

/** A summary older than what we already folded is a late repeat. */
function withSummary(desk: Desk, chat: Chat, summary: ChatSummary): Chat {
  if (summary.last < chat.summary.last) return chat;
  const next = { ...chat, summary, known: Math.max(chat.known, summary.last) };
  return serving(desk, summary.status === "ended" ? { ...next, typing: [] } : next);
}

function serving(desk: Desk, chat: Chat): Chat {
  const serves = desk.me !== undefined && chat.summary.agents.includes(desk.me.id);
  const mine = serves || (chat.mine && chat.summary.status === "ended");
  return mine === chat.mine ? chat : { ...chat, mine };
}

function change(desk: Desk, id: string, to: (chat: Chat) => Chat): Desk {
  const before = desk.chats[id] ?? emptyChat(id);
  const after = to(before);
  if (after === desk.chats[id]) return desk;
  const next = { ...desk, chats: { ...desk.chats, [id]: after } };
  return after.summary.status === "ended" ? prune(next) : next;
}

/** A late word about a chat that is gone must not bring it back; only somebody who opens it does. */
function known(desk: Desk, id: string, to: (chat: Chat) => Chat): Desk {
  return desk.chats[id] || isOpen(desk, id) ? change(desk, id, to) : desk;
}

/** An ended chat stays only for the one who served it or is looking at it. */
function prune(desk: Desk): Desk {
  const keep = Object.values(desk.chats).filter(
    (chat) => chat.summary.status !== "ended" || chat.mine || isOpen(desk, chat.id),
  );
  if (keep.length === Object.keys(desk.chats).length) return desk;
  return { ...desk, chats: Object.fromEntries(keep.map((chat) => [chat.id, chat])) };
}

function forget(desk: Desk, id: string): Desk {
  const chat = desk.chats[id];
  if (chat?.summary.status !== "ended") return desk;
  return prune({ ...desk, chats: { ...desk.chats, [id]: { ...chat, mine: false } } });
}

function open(desk: Desk, tab: string, chat: string | undefined): Desk {
  if (desk.opens[tab] === chat) return desk;
  const { [tab]: _, ...others } = desk.opens;
  return prune({ ...desk, opens: chat ? { ...others, [tab]: chat } : others });
}

function mark(desk: Desk, chat: string, number: number): Desk {
  if ((desk.marks[chat] ?? 0) >= number) return desk;
  return { ...desk, marks: { ...desk.marks, [chat]: number } };
}

function typed(chat: Chat, frame: TypingFrame, at: number): Chat {
  if (chat.summary.status === "ended") return chat;
  const others = withoutTyping(chat.typing, frame.author);
  if (!frame.on && !frame.text) return others === chat.typing ? chat : { ...chat, typing: others };
  return { ...chat, typing: [...others, { author: frame.author, text: frame.text, at }] };
}

function present(desk: Desk, presence: AgentPresence): Desk {
  const next: Desk = { ...desk, agents: { ...desk.agents, [presence.agent.id]: presence } };
  if (presence.agent.id !== desk.me?.id) return next;
  return {
    ...next,
    me: presence.agent,
    status: presence.status,
    wanted: presence.status === desk.wanted ? undefined : desk.wanted,
  };
}
