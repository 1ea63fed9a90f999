import type {
  AccountStatus,
  Agent,
  Author,
  Event,
  Forms,
  RefusalReason,
  ServerFrame,
  VisitorFrame,
} from "../../protocol/frames";

/** One connection of a visitor to the model server. */
export interface Seat {
  send(frame: ServerFrame): void;
  visitor?: string;
}

interface Chat {
  id: string;
  visitor: string;
  events: Event[];
}

type Draft = Event extends infer E ? (E extends Event ? Omit<E, "number" | "time"> : never) : never;

/** A small model of the server, as the protocol promises it: numbers events, knows repeats, answers resume. */
export class Desk {
  status: AccountStatus = "online";
  forms?: Forms;
  /** Reasons for which the next messages are refused, first come first. */
  refusals: RefusalReason[] = [];
  /** For how many milliseconds the next messages are held, first come first; what comes meanwhile is held with them. */
  holds: number[] = [];
  private heldUntil = 0;
  readonly chats: Chat[] = [];
  readonly received: VisitorFrame[] = [];
  readonly seats = new Set<Seat>();
  private readonly tokens = new Map<string, string>();
  /** A refusal is final for its id, but for "unavailable", which the server forgets. */
  private readonly refused = new Map<string, RefusalReason>();
  /** Texts that were refused as "unavailable": where they end up depends on when they come again. */
  readonly postponed = new Set<string>();
  private made = 0;

  accept(seat: Seat, frame: VisitorFrame) {
    this.received.push(frame);
    if (frame.type === "hello") return this.welcome(seat, frame);
    if (seat.visitor === undefined) return seat.send({ type: "error", code: "bad_frame" });
    if (frame.type === "message") this.message(seat, seat.visitor, frame.id, frame.text);
    else if (frame.type === "end") this.end(seat, seat.visitor, frame.id);
    else if (frame.type === "rate") this.rate(seat, seat.visitor, frame);
    else if (frame.type === "leave") this.left(seat, frame.id);
    else if (frame.type === "resume") this.catchUp(seat, frame.chat, frame.after);
  }

  leave(seat: Seat): void {
    this.seats.delete(seat);
  }

  open(visitor?: string): Chat | undefined {
    const over = ({ events }: Chat) => events.some(({ kind }) => kind === "ended");
    return this.chats.find((chat) => !over(chat) && (!visitor || chat.visitor === visitor));
  }

  join(agent: Agent, chat = this.open()): void {
    this.append(chat, { kind: "joined", agent, author: { role: "agent", id: agent.id } });
  }

  introduce(agent: Agent, chat = this.open()): void {
    this.append(chat, { kind: "introduced", agent, author: { role: "agent", id: agent.id } });
  }

  say(agent: Agent, text: string, chat = this.open()): void {
    this.append(chat, { kind: "message", text, author: { role: "agent", id: agent.id }, id: `agent-${++this.made}` });
  }

  endBy(agent: Agent, chat = this.open()): void {
    this.append(chat, { kind: "ended", reason: "agent", author: { role: "agent", id: agent.id } });
  }

  requestRating(agent: Agent, chat = this.open()): void {
    this.append(chat, {
      kind: "rating_requested",
      author: { role: "agent", id: agent.id },
      id: `agent-${++this.made}`,
    });
  }

  typing(agent: Agent, on: boolean, chat = this.open()): void {
    if (chat) this.tell(chat, { type: "typing", chat: chat.id, author: { role: "agent", id: agent.id }, on });
  }

  seen(agent: Agent, chat = this.open()): void {
    if (!chat) return;
    this.tell(chat, {
      type: "read",
      chat: chat.id,
      author: { role: "agent", id: agent.id },
      number: chat.events.length,
    });
  }

  turn(status: AccountStatus): void {
    this.status = status;
    for (const seat of this.seats) seat.send({ type: "status", status });
  }

  private welcome(seat: Seat, hello: Extract<VisitorFrame, { type: "hello" }>) {
    const token = hello.token && this.tokens.has(hello.token) ? hello.token : `token-${++this.made}`;
    const visitor = this.tokens.get(token) ?? `visitor-${++this.made}`;
    this.tokens.set(token, visitor);
    seat.visitor = visitor;
    this.seats.add(seat);
    const named = this.chats.find((chat) => chat.id === hello.chat && chat.visitor === visitor);
    const chat = this.open(visitor) ?? named;
    const here = { ...(chat && { chat: chat.id }), ...(this.forms && { forms: this.forms }) };
    seat.send({ type: "welcome", version: 1, visitor, token, status: this.status, time: Date.now(), ...here });
    if (chat) this.catchUp(seat, chat.id, chat === named ? (hello.after ?? 0) : 0);
  }

  private message(seat: Seat, visitor: string, id: string, text: string) {
    if (this.repeated(seat, visitor, id)) return;
    const now = Date.now();
    if (now >= this.heldUntil) this.heldUntil = now + (this.holds.shift() ?? 0);
    if (now < this.heldUntil)
      return seat.send({ type: "refused", id, reason: "rate_limited", pause: this.heldUntil - now });
    const reason = this.refused.get(id) ?? this.refusals.shift();
    if (reason) {
      if (reason === "unavailable") this.postponed.add(text);
      else this.refused.set(id, reason);
      return seat.send({ type: "refused", id, reason });
    }
    let chat = this.open(visitor);
    const author: Author = { role: "visitor", id: visitor };
    if (!chat) {
      if (this.status === "offline") return seat.send({ type: "refused", id, reason: "offline" });
      chat = { id: `chat-${++this.made}`, visitor, events: [] };
      this.chats.push(chat);
      this.append(chat, { kind: "started", visitor: { id: visitor, name: "Visitor 1" }, author });
    }
    this.append(chat, { kind: "message", text, author, id });
  }

  private left(seat: Seat, id: string) {
    const reason = this.refusals.shift();
    seat.send(reason ? { type: "refused", id, reason } : { type: "left", id });
  }

  private end(seat: Seat, visitor: string, id: string) {
    if (this.repeated(seat, visitor, id)) return;
    const chat = this.open(visitor);
    if (!chat) return seat.send({ type: "refused", id, reason: "ended" });
    this.append(chat, { kind: "ended", reason: "visitor", author: { role: "visitor", id: visitor }, id });
  }

  private rate(seat: Seat, visitor: string, { id, chat, rating, comment }: Extract<VisitorFrame, { type: "rate" }>) {
    if (this.repeated(seat, visitor, id)) return;
    const reason = this.refused.get(id) ?? this.refusals.shift();
    if (reason) {
      if (reason !== "unavailable") this.refused.set(id, reason);
      return seat.send({ type: "refused", id, reason });
    }
    const ours = this.chats.find((one) => one.id === chat && one.visitor === visitor);
    if (!ours) return seat.send({ type: "refused", id, reason: "not_found" });
    const said = { ...(rating && { rating }), ...(comment && { comment }) };
    this.append(ours, { kind: "rated", author: { role: "visitor", id: visitor }, id, ...said });
  }

  private repeated(seat: Seat, visitor: string, id: string): boolean {
    for (const chat of this.chats) {
      const event = chat.visitor === visitor ? chat.events.find((one) => one.id === id) : undefined;
      if (event) seat.send({ type: "ack", id, chat: chat.id, number: event.number });
      if (event) return true;
    }
    return false;
  }

  private catchUp(seat: Seat, id: string, after: number): void {
    const chat = this.chats.find((one) => one.id === id && one.visitor === seat.visitor);
    if (!chat) return;
    const events = chat.events.filter((event) => event.number > after).slice(0, 200);
    seat.send({ type: "events", chat: id, events, last: chat.events.length });
  }

  private append(chat: Chat | undefined, draft: Draft): void {
    if (!chat) throw new Error("no chat is open");
    const prev = chat.events.length;
    const event = { ...draft, number: prev + 1, time: Date.now() } as Event;
    chat.events.push(event);
    this.tell(chat, { type: "event", chat: chat.id, prev, event });
  }

  private tell(chat: Chat, frame: ServerFrame): void {
    for (const seat of this.seats) if (seat.visitor === chat.visitor) seat.send(frame);
  }
}
