import { offered } from "../department/offered";
import { type Chat, type Desk, unreadOf } from "../live/state";

export type GroupName = "incoming" | "mine" | "others" | "ended";

export interface Group {
  name: GroupName;
  chats: readonly Chat[];
}

export function groupOf(desk: Desk, chat: Chat): GroupName {
  if (chat.summary.status === "ended") return "ended";
  if (chat.mine) return "mine";
  return chat.summary.agents.length === 0 && offered(desk, chat) ? "incoming" : "others";
}

const grouped = new WeakMap<Desk, readonly Group[]>();

/** First come, first in the list: no message ever moves a row. Sorted once for all who ask about the same state. */
export function groupChats(desk: Desk): readonly Group[] {
  const known = grouped.get(desk);
  if (known) return known;
  const groups = group(desk);
  grouped.set(desk, groups);
  return groups;
}

function group(desk: Desk): Group[] {
  const names: GroupName[] = ["incoming", "mine", "others", "ended"];
  const groups = names.map((name) => ({ name, chats: [] as Chat[] }));
  const listed = Object.values(desk.chats).filter((chat) => chat.summary.started > 0);
  listed.sort((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1));
  for (const chat of listed) groups[names.indexOf(groupOf(desk, chat))]?.chats.push(chat);
  return groups.filter((group) => group.chats.length > 0);
}

const since = (chat: Chat) => chat.summary.waiting ?? chat.summary.started;

export function waitingChats(desk: Desk): readonly Chat[] {
  return groupChats(desk).find((group) => group.name === "incoming")?.chats ?? [];
}

/** What deserves a number on the rail and in the title: visitors waiting, and own chats with something new. */
export function attention(desk: Desk): { waiting: number; unread: number } {
  const chats = Object.values(desk.chats);
  const unread = chats.filter((chat) => chat.mine && unreadOf(desk, chat) > 0).length;
  return { waiting: waitingChats(desk).length, unread };
}

/** The chat after (1) or before (-1) this one, in the order of the list, round and round. */
export function step(groups: readonly Group[], id: string | undefined, by: 1 | -1): string | undefined {
  const ids = groups.flatMap((group) => group.chats.map((chat) => chat.id));
  const at = id === undefined ? -1 : ids.indexOf(id);
  if (at < 0) return by === 1 ? ids[0] : ids.at(-1);
  return ids[(at + by + ids.length) % ids.length];
}

/** The selected chat when it waits, else the one that waits longest. */
export function nextToServe(desk: Desk, id: string | undefined): string | undefined {
  const waiting = waitingChats(desk);
  return (waiting.find((chat) => chat.id === id) ?? waiting[0])?.id;
}

/** Whether the desk rings: somebody waits, and this agent takes chats. */
export const rings = (desk: Desk): boolean =>
  (desk.wanted ?? desk.status) === "online" && waitingChats(desk).length > 0;
