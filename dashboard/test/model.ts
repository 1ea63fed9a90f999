import type { Agent, AgentFrame, Author, ChatSummary, Event, RefusedFrame, ServerFrame } from "../../protocol/frames";
import { apply } from "../src/live/apply";
import { summarise } from "../src/live/fold";
import { Lead } from "../src/live/lead";
import { Outbox } from "../src/live/outbox";
import { type Desk, emptyDesk, held } from "../src/live/state";

export const ANNA: Agent = { id: "anna", name: "Anna" };
export const TOM: Agent = { id: "tom", name: "Tom" };

type Fact = Event extends infer E ? (E extends Event ? Omit<E, "number" | "time"> : never) : never;

interface ModelChat {
  summary: ChatSummary;
  events: Event[];
}

/** The server as the protocol describes it, for one agent's browser, with wires that can be cut. */
export class ModelServer {
  readonly chats = new Map<string, ModelChat>();
  toServer: AgentFrame[] = [];
  toClient: ServerFrame[] = [];
  connected = false;
  private followed = new Set<string>();
  private clock = 1;

  start(id: string): void {
    if (this.chats.has(id)) return;
    const visitor = { id: `v-${id}`, name: id };
    const summary: ChatSummary = { id, status: "waiting", visitor, agents: [], started: 0, last: 0 };
    this.chats.set(id, { summary, events: [] });
    this.add(id, { kind: "started", author: { role: "visitor", id: visitor.id }, visitor });
  }

  add(id: string, fact: Fact, chatFirst = false): Event | undefined {
    const chat = this.chats.get(id);
    if (!chat || (chat.summary.status === "ended" && fact.kind !== "rated")) return undefined;
    const prev = chat.events.length;
    const event = { ...fact, number: prev + 1, time: this.clock++ } as Event;
    chat.events.push(event);
    chat.summary = summarise(chat.summary, event);
    if (!this.connected) return event;
    const frames: ServerFrame[] = [{ type: "chat", chat: chat.summary }];
    // Who followed it hears no more of it when it is over, but for the list.
    const over = fact.kind === "rated" && chat.summary.status === "ended";
    if (this.followed.has(id) && !over) frames.push({ type: "event", chat: id, prev, event });
    this.toClient.push(...(chatFirst ? frames : frames.reverse()));
    return event;
  }

  cut(): void {
    this.connected = false;
    this.toServer = [];
    this.toClient = [];
  }

  take(frame: AgentFrame): void {
    switch (frame.type) {
      case "hello":
        this.hello(frame.have);
        return;
      case "watch":
        this.followed.add(frame.chat);
        this.past(frame.chat, 0);
        return;
      case "unwatch":
        if (!this.chats.get(frame.chat)?.summary.agents.includes(ANNA.id)) this.followed.delete(frame.chat);
        return;
      case "resume":
        this.past(frame.chat, frame.after);
        return;
      case "serve":
      case "leave":
      case "transfer":
      case "message":
      case "note":
      case "request_rating":
      case "end":
        this.durable(frame);
        return;
    }
  }

  private hello(have: Record<string, number>): void {
    const open = [...this.chats.values()].map((c) => c.summary).filter((s) => s.status !== "ended");
    const served = open.filter((summary) => summary.agents.includes(ANNA.id)).map((summary) => summary.id);
    this.followed = new Set([...served, ...Object.keys(have)]);
    this.toClient.push({
      type: "desk",
      version: 1,
      me: ANNA,
      status: "online",
      account: "online",
      agents: [],
      departments: [],
      chats: open,
      time: this.clock,
    });
    for (const chat of this.followed) this.past(chat, have[chat] ?? 0);
  }

  private past(id: string, after: number): void {
    const events = this.chats.get(id)?.events;
    if (!events) return;
    const page = events.filter((event) => event.number > after).slice(0, 3);
    this.toClient.push({ type: "events", chat: id, events: page, last: events.length });
  }

  private durable(frame: Extract<AgentFrame, { id: string }>): void {
    const { id, chat } = frame;
    const found = this.chats.get(chat);
    const refuse = (reason: RefusedFrame["reason"]) => this.toClient.push({ type: "refused", id, reason });
    const repeated = found?.events.find((event) => event.id === id);
    if (!found) return void refuse("not_found");
    if (repeated) return void this.toClient.push({ type: "ack", id, chat, number: repeated.number });
    if (found.summary.status === "ended") return void refuse("ended");
    const serves = found.summary.agents.includes(ANNA.id);
    if (frame.type === "serve" && found.summary.agents.length > 0) return void refuse("taken");
    if (frame.type !== "serve" && !serves) return void refuse("not_serving");
    const author: Author = { role: "agent", id: ANNA.id };
    if (frame.type === "serve") this.followed.add(chat);
    if (frame.type === "serve") this.add(chat, { kind: "joined", author, agent: ANNA, id });
    if (frame.type === "leave") this.add(chat, { kind: "left", author, id });
    if (frame.type === "transfer") this.add(chat, { kind: "transferred", author, agent: TOM, id });
    if (frame.type === "request_rating") this.add(chat, { kind: "rating_requested", author, id });
    if (frame.type === "end") this.add(chat, { kind: "ended", author, reason: "agent", id });
    if (frame.type === "message" || frame.type === "note")
      this.add(chat, { kind: frame.type, author, text: frame.text, id });
  }
}

/** A browser's desk without the browser: the same reducer and the same lead as in the product. */
export class ModelClient {
  desk: Desk = emptyDesk();
  readonly outbox = new Outbox("test.", undefined);
  readonly lead: Lead;
  private last: ServerFrame | undefined;
  private ids = 0;

  constructor(private readonly server: ModelServer) {
    this.lead = new Lead({
      outbox: this.outbox,
      state: () => this.desk,
      reduce: (frame) => {
        this.desk = apply(this.desk, frame, 0);
      },
      send: (frame) => {
        if (server.connected) server.toServer.push(frame);
      },
      report: () => {},
    });
    this.outbox.subscribe(() => this.lead.flush());
  }

  command(type: "serve" | "leave" | "transfer" | "request_rating" | "message" | "note" | "end", chat: string): string {
    const id = `command-${this.ids++}`;
    const text = type === "message" || type === "note" ? { text: id } : {};
    this.outbox.add({ type, id, chat, ...text } as Parameters<Outbox["add"]>[0], Date.now());
    return id;
  }

  open(chat: string | undefined): void {
    this.lead.reduce({ type: "here.open", tab: "tab", chat });
  }

  connect(): void {
    this.server.cut();
    this.lead.lost();
    this.server.connected = true;
    this.server.toServer.push({ type: "hello", version: 1, have: held(this.desk) });
  }

  receive(frame: ServerFrame): void {
    this.last = frame;
    this.lead.received(frame);
  }

  repeat(): void {
    // A desk is the beginning of a connection; it cannot come twice on one.
    if (this.server.connected && this.last && this.last.type !== "desk") this.lead.received(this.last);
  }

  /** Lets everything arrive, heartbeats included, until nobody has anything left to say. */
  settle(): void {
    if (!this.server.connected) this.connect();
    for (let beats = 0; beats < 3; beats++) {
      for (let i = 0; i < 10_000 && this.step(); i++);
      this.receive({ type: "ping" });
    }
    for (let i = 0; i < 10_000 && this.step(); i++);
  }

  step(): boolean {
    const up = this.server.toServer.shift();
    if (up) this.server.take(up);
    const down = this.server.toClient.shift();
    if (down) this.receive(down);
    return up !== undefined || down !== undefined;
  }
}

/** A browser's storage, as far as we use it. */
export class Shelf extends Map<string, string> {
  get length() {
    return this.size;
  }
  key(i: number) {
    return [...this.keys()][i] ?? null;
  }
  getItem(key: string) {
    return this.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.set(key, value);
  }
  removeItem(key: string) {
    this.delete(key);
  }
}
