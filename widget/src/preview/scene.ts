import type { Department, Event, ServerFrame, VisitorFrame } from "../../../protocol/frames";
import type { Ends, Link, LinkState } from "../client/socket";

export type SceneName = "online" | "away" | "offline" | "waiting" | "chatting";

const agent = { id: "agent", name: "Anna Keller", title: "Customer care" };
const visitor = { id: "visitor", name: "Visitor" };
const departments: Department[] = [
  { id: "sales", name: "Sales", status: "online" },
  { id: "service", name: "Service", status: "away" },
];
const minute = 60_000;

/** What has been said before the curtain rises. Names and words are examples and stay in one language. */
function past(scene: SceneName): Event[] {
  if (scene !== "waiting" && scene !== "chatting") return [];
  const now = Date.now();
  const byVisitor = { role: "visitor", id: visitor.id } as const;
  const byAgent = { role: "agent", id: agent.id } as const;
  const page = { url: "https://shop.example/", title: "Shop" };
  const asked: Event[] = [
    { kind: "started", number: 1, time: now - 4 * minute, author: byVisitor, visitor, page },
    { kind: "message", number: 2, time: now - 4 * minute, author: byVisitor, id: "scene-01", text: "👋 Halo 60 × 40?" },
  ];
  if (scene === "waiting") return asked;
  return [
    ...asked,
    { kind: "joined", number: 3, time: now - 3 * minute, author: byAgent, id: "scene-02", agent },
    { kind: "message", number: 4, time: now - 3 * minute, author: byAgent, id: "scene-03", text: "Halo 60 × 40 ✓" },
    { kind: "message", number: 5, time: now - 2 * minute, author: byAgent, id: "scene-04", text: "129 €" },
    { kind: "message", number: 6, time: now - minute, author: byVisitor, id: "scene-05", text: "😊" },
  ];
}

/** In place of a server: answers as one would, and whoever writes in the preview sees the message arrive. */
export function stage(scene: SceneName): (origin: string, ends: Ends) => Link {
  return (_, ends) => {
    let state: LinkState = { up: false, down: Date.now() };
    const events = past(scene);
    const status = scene === "away" || scene === "offline" ? scene : "online";
    const hear = (frame: ServerFrame) => void Promise.resolve().then(() => ends.frame(frame));
    const append = (event: Event) => {
      events.push(event);
      hear({ type: "event", chat: "scene", prev: event.number - 1, event });
    };
    const open = () => {
      state = { up: true };
      ends.changed(state);
      const chat = events.length > 0 ? { chat: "scene" } : {};
      hear({ type: "welcome", version: 1, visitor: visitor.id, token: "", status, ...chat, time: Date.now() });
      if (events.length > 0) hear({ type: "events", chat: "scene", events, last: events.length });
      if (scene === "chatting")
        hear({ type: "read", chat: "scene", author: { role: "agent", id: "agent" }, number: 6 });
    };
    return {
      get state() {
        return state;
      },
      send: (frame) => {
        if (frame.type === "departments") hear({ type: "departments", departments });
        if (frame.type === "leave") hear({ type: "left", id: frame.id });
        if (frame.type === "profile") hear({ type: "profile", id: frame.id, profile: frame.answers });
        const event = answer(frame, events.length + 1);
        if (event) append(event);
      },
      nudge: () => undefined,
      renew: () => void Promise.resolve().then(open),
      close: () => undefined,
    };
  };
}

function answer(frame: VisitorFrame, number: number): Event | undefined {
  const author = { role: "visitor", id: visitor.id } as const;
  const said = { number, time: Date.now(), author };
  if (frame.type === "message") return { kind: "message", ...said, id: frame.id, text: frame.text };
  if (frame.type === "rate") {
    const { id, rating, comment } = frame;
    return { kind: "rated", ...said, id, ...(rating && { rating }), ...(comment && { comment }) };
  }
  if (frame.type === "end") return { kind: "ended", ...said, id: frame.id, reason: "visitor" };
  return undefined;
}
