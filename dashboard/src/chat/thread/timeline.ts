import type { Author, Event } from "../../../../protocol/frames";
import type { Entry, Refusal } from "../../live/outbox";
import type { Chat } from "../../live/state";
import { dayKey } from "../../ui/format";

export type BubbleState = "sent" | "seen" | "pending" | "refused";

export interface Bubble {
  item: "bubble";
  /** the sender's own id when there is one, so that pending and sent are one node */
  key: string;
  id?: string;
  number?: number;
  kind: "message" | "note";
  author: Author;
  text: string;
  time: number;
  state: BubbleState;
  refusal?: Refusal;
  first: boolean;
  last: boolean;
}

export type Line = { item: "line"; key: string; event: Exclude<Event, { kind: "message" | "note" | "introduced" }> };
export type Mark = { item: "day"; key: string; time: number } | { item: "unread"; key: string };
export type Item = Bubble | Line | Mark;

export interface Reader {
  me: string;
  /** where the unread divider goes: after this number */
  divider?: number;
  skew: number;
}

const GROUP = 5 * 60_000;

/** A chat's events and what is still on its way, as the thread shows them. Pure. */
export function timeline(chat: Chat, outbox: readonly Entry[], reader: Reader): Item[] {
  const items: Item[] = [];
  let day = "";
  let divided = reader.divider === undefined;
  const toDay = (time: number) => {
    if (dayKey(time) === day) return;
    day = dayKey(time);
    items.push({ item: "day", key: `day-${day}`, time });
  };
  for (const event of chat.events) {
    if (event.kind === "introduced") continue;
    toDay(event.time);
    if (!divided && isNew(event, reader.divider ?? 0)) {
      divided = true;
      items.push({ item: "unread", key: "unread" });
    }
    items.push(itemOf(event, chat.seen));
  }
  const held = new Set(chat.events.map((event) => event.id));
  for (const entry of outbox) {
    const { frame } = entry;
    if (frame.chat !== chat.id || held.has(frame.id)) continue;
    if (frame.type !== "message" && frame.type !== "note") continue;
    toDay(entry.at + reader.skew);
    items.push({
      ...bubble(frame.type, { role: "agent", id: reader.me }, frame.text),
      key: frame.id,
      id: frame.id,
      time: entry.at + reader.skew,
      state: entry.refused ? "refused" : "pending",
      refusal: entry.refused,
    });
  }
  return grouped(items);
}

const isNew = (event: Event, after: number) =>
  event.number > after && event.kind === "message" && event.author.role === "visitor";

function bubble(kind: "message" | "note", author: Author, text: string) {
  return { item: "bubble" as const, kind, author, text, first: true, last: true };
}

function itemOf(event: Exclude<Event, { kind: "introduced" }>, seen: number): Item {
  if (event.kind !== "message" && event.kind !== "note")
    return { item: "line", key: event.id ?? `n${event.number}`, event };
  const state = event.kind === "message" && event.number <= seen ? "seen" : "sent";
  const { number, time, id } = event;
  return { ...bubble(event.kind, event.author, event.text), key: id ?? `n${number}`, id, number, time, state };
}

function grouped(items: Item[]): Item[] {
  for (let i = 1; i < items.length; i++) {
    const before = items[i - 1];
    const item = items[i];
    if (before?.item !== "bubble" || item?.item !== "bubble" || !together(before, item)) continue;
    before.last = false;
    item.first = false;
  }
  return items;
}

const together = (a: Bubble, b: Bubble) =>
  a.kind === b.kind && a.author.role === b.author.role && a.author.id === b.author.id && b.time - a.time < GROUP;
