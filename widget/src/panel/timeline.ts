import type { Agent, EndReason, Event, Rating, RefusalReason } from "../../../protocol/frames";
import type { View } from "../client/client";

export type Delivery = "sending" | "sent" | "seen" | "refused";

export interface BubbleItem {
  readonly type: "bubble";
  /** The sender's own id where it has one: the same node from pending to seen. */
  readonly key: string;
  readonly own: boolean;
  readonly text: string;
  readonly time: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly agent?: Agent | undefined;
  readonly delivery?: Delivery | undefined;
  readonly reason?: RefusalReason | undefined;
}

export type LineItem =
  | {
      readonly type: "line";
      readonly key: string;
      readonly kind: "joined" | "left";
      readonly agent?: Agent | undefined;
    }
  | { readonly type: "line"; readonly key: string; readonly kind: EndReason; readonly agent?: Agent | undefined }
  | { readonly type: "line"; readonly key: string; readonly kind: "transferred"; readonly to: string | undefined }
  | { readonly type: "line"; readonly key: string; readonly kind: "waiting" };

/** How the visitor found the chat then. `latest`: that is what counts. */
export interface RatedItem {
  readonly type: "rated";
  readonly key: string;
  readonly rating: Rating | undefined;
  readonly comment: string | undefined;
  readonly latest: boolean;
}

/** An agent asked how it was; of several only the latest is still a question. */
export interface AskItem {
  readonly type: "ask";
  readonly key: string;
  readonly latest: boolean;
}

export type Item =
  | BubbleItem
  | LineItem
  | RatedItem
  | AskItem
  | { readonly type: "day"; readonly key: string; readonly time: number }
  | { readonly type: "fresh"; readonly key: string; readonly count: number };

const together = 5 * 60_000;
/** So many items are made at once where a reader waits for them; a multiple of the other. */
export const slice = 10;
/** So many are laid out together, and made at a time where nobody waits. */
export const part = 10;

/**
 * The items from one on, in parts that stay the same while the conversation grows, at its end and, by what was said
 * `before`, at its beginning; each with which it is.
 */
export function parts(items: readonly Item[], from: number, before: number): [key: number, items: readonly Item[]][] {
  const all: [number, readonly Item[]][] = [];
  let end = 0;
  for (let at = from; at < items.length; at = end) {
    const key = Math.floor((at - before) / part);
    end = before + (key + 1) * part;
    all.push([key, items.slice(at, end)]);
  }
  return all;
}

/**
 * What the conversation shows, in order: what was said in earlier ones, and this one. `mark`: the reader had read up to
 * there when the panel was opened.
 */
export function timeline({ state, entries, past = [] }: View, mark: number | undefined): [before: Item[], Item[]] {
  const before = past.flatMap(({ chat, events }) =>
    grouped(talk(events, 0)).map((item) => ({ ...item, key: `${chat} ${item.key}` })),
  );
  const items = talk(state.events, state.seen, mark);
  const stored = new Set(state.events.map(({ id }) => id));
  const pending = entries.filter((entry) => entry.kind === "message" && !stored.has(entry.id));
  for (const { id, text, at, refused } of pending) {
    const delivery = refused ? "refused" : "sending";
    items.push({
      type: "bubble",
      key: id,
      own: true,
      text,
      time: at,
      first: true,
      last: true,
      delivery,
      reason: refused,
    });
  }
  if (state.status === "online" && waits(state.events)) items.push({ type: "line", key: "waiting", kind: "waiting" });
  return [before, grouped(latest(items))];
}

function talk(events: readonly Event[], seen: number, mark = Number.POSITIVE_INFINITY): Item[] {
  const items: Item[] = [];
  const agents = new Map<string, Agent>();
  const freshCount = events.filter((event) => event.number > mark && fromAgent(event)).length;
  let marked = freshCount === 0;
  let tomorrow = 0;
  let morning = 0;

  // Whoever has another name or picture meanwhile is shown with it at every message.
  for (const event of events) {
    if (event.kind === "joined" || event.kind === "introduced") agents.set(event.agent.id, event.agent);
  }
  for (const event of events) {
    const sameDay = event.time >= morning && event.time < tomorrow;
    if (!sameDay && event.kind !== "started" && event.kind !== "introduced") {
      const day = new Date(event.time);
      items.push({ type: "day", key: `day ${day.toDateString()}`, time: event.time });
      morning = day.setHours(0, 0, 0, 0);
      tomorrow = day.setDate(day.getDate() + 1);
    }
    if (!marked && event.number > mark && fromAgent(event)) {
      items.push({ type: "fresh", key: "fresh", count: freshCount });
      marked = true;
    }
    const item = itemOf(event, agents, seen);
    if (item) items.push(item);
  }
  return items;
}

/** The last rating and the last question for one are marked as such. */
function latest(items: Item[]): Item[] {
  const seen = new Set<string>();
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i] as Item;
    if ((item.type !== "rated" && item.type !== "ask") || seen.has(item.type)) continue;
    seen.add(item.type);
    items[i] = { ...item, latest: true };
  }
  return items;
}

function fromAgent(event: Event): boolean {
  return event.kind === "message" && event.author.role === "agent";
}

/** Someone wrote and nobody has come yet. */
function waits(events: readonly Event[]): boolean {
  return (
    events.length > 0 &&
    events.every(({ kind, author }) => kind !== "joined" && kind !== "ended" && author.role !== "agent")
  );
}

function itemOf(event: Event, agents: Map<string, Agent>, seen: number): Item | undefined {
  const key = `n${event.number}`;
  const agent = agents.get(event.author.id ?? "");
  switch (event.kind) {
    case "message": {
      const own = event.author.role === "visitor";
      const delivery = own ? (event.number <= seen ? "seen" : "sent") : undefined;
      const { text, time } = event;
      return { type: "bubble", key: event.id ?? key, own, text, time, first: true, last: true, agent, delivery };
    }
    case "joined":
      return { type: "line", key, kind: "joined", agent: event.agent };
    case "left":
      return { type: "line", key, kind: "left", agent };
    case "transferred":
      return { type: "line", key, kind: "transferred", to: event.department?.name ?? event.agent?.name };
    case "ended":
      return { type: "line", key, kind: event.reason, agent };
    case "rated":
      return { type: "rated", key: event.id ?? key, rating: event.rating, comment: event.comment, latest: false };
    case "rating_requested":
      return { type: "ask", key, latest: false };
    default:
      return undefined;
  }
}

/** Bubbles of one author in a row stand together: only the first and the last of them look like ends. */
function grouped(items: Item[]): Item[] {
  return items.map((item, index) => {
    if (item.type !== "bubble") return item;
    return { ...item, first: !joins(items[index - 1], item), last: !joins(item, items[index + 1]) };
  });
}

function joins(a: Item | undefined, b: Item | undefined): boolean {
  if (a?.type !== "bubble" || b?.type !== "bubble") return false;
  return a.own === b.own && a.agent?.id === b.agent?.id && b.time - a.time < together && a.delivery !== "refused";
}
