import type { Author, ChatSummary, Event } from "../../../protocol/frames";
import { type Chat, lastHeld, type Typing } from "./state";

/** The summary after this event, as the server would tell it. */
export function summarise(summary: ChatSummary, event: Event): ChatSummary {
  const next: ChatSummary = { ...summary, last: event.number };
  switch (event.kind) {
    case "started":
      return {
        ...next,
        visitor: event.visitor,
        department: event.department,
        started: event.time,
        waiting: event.time,
        status: "waiting",
      };
    case "joined": {
      const { waiting: _, awaits: __, ...served } = next;
      return { ...served, status: "active", agents: [...new Set([...summary.agents, event.agent.id])] };
    }
    case "left": {
      const agents = summary.agents.filter((id) => id !== event.author.id);
      return agents.length > 0 ? { ...next, agents } : { ...next, agents, status: "waiting", waiting: event.time };
    }
    case "transferred":
      return {
        ...next,
        status: "waiting",
        agents: [],
        department: event.department ?? next.department,
        awaits: event.agent?.id,
        waiting: event.time,
      };
    case "ended": {
      const { waiting: _, awaits: __, ...over } = next;
      return { ...over, status: "ended" };
    }
    case "message":
      return { ...next, lastText: event.text };
    case "rated":
      return { ...next, rating: event.rating, comment: event.comment };
    case "described":
    case "verified":
      return { ...next, visitor: event.visitor };
    case "note":
    case "answered":
    case "introduced":
    case "rating_requested":
      return next;
  }
}

/** Takes what follows what we hold; repeats are dropped, a gap only raises what is known to exist. */
export function append(chat: Chat, events: readonly Event[], prev?: number): Chat {
  const last = lastHeld(chat);
  const fresh = events.filter((event) => event.number > last);
  const top = fresh.at(-1);
  if (!top) return chat;
  const known = Math.max(chat.known, top.number);
  if (prev !== undefined && prev > last) return { ...chat, known };
  let summary = chat.summary;
  let typing = chat.typing;
  for (const event of fresh) {
    if (event.number > summary.last) summary = summarise(summary, event);
    typing = afterEvent(typing, event);
  }
  return { ...chat, events: [...chat.events, ...fresh], known, summary, typing };
}

function afterEvent(typing: readonly Typing[], event: Event): readonly Typing[] {
  if (event.kind === "ended") return [];
  if (event.kind === "message" || event.kind === "note") return withoutTyping(typing, event.author);
  return typing;
}

const same = (a: Author, b: Author) => a.role === b.role && (a.role === "visitor" || a.id === b.id);

export function withoutTyping(typing: readonly Typing[], author: Author): readonly Typing[] {
  return typing.some((t) => same(t.author, author)) ? typing.filter((t) => !same(t.author, author)) : typing;
}
