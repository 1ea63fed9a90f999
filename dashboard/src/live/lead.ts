import type { AgentFrame, InboxFrame, ServerFrame } from "../../../protocol/frames";
import type { DeskFrame } from "./apply";
import type { Durable, Outbox, Refusal } from "./outbox";
import { type Desk, isOpen, lastHeld } from "./state";
import { Sync } from "./sync";

/** Things to tell the person once, in every tab. */
export type News =
  | { type: "missed"; count: number }
  | { type: "refused"; command: Durable; refusal: Refusal }
  | { type: "error"; code: string }
  | InboxFrame;

export interface LeadOptions {
  outbox: Outbox;
  state(): Desk;
  /** applies the frame, here and in every other tab */
  reduce(frame: DeskFrame): void;
  send(frame: AgentFrame): void;
  report(news: News): void;
}

/** What the one tab with the connection does besides reducing: asks for what is missing, sends the outbox, settles receipts. */
export class Lead {
  private readonly sync = new Sync();
  private readonly sent = new Set<string>();
  private greeted = false;

  constructor(private readonly options: LeadOptions) {}

  received(frame: ServerFrame): void {
    const { state, report } = this.options;
    this.sync.incoming(state(), frame);
    if (frame.type === "desk") this.greeted = true;
    this.receipts(frame);
    this.reduce(frame);
    const { wanted } = state();
    if (frame.type === "desk" && wanted) this.options.send({ type: "status", status: wanted });
    this.flush();
    const missed = this.sync.missed(state());
    if (missed > 0) report({ type: "missed", count: missed });
    if (frame.type === "error") report({ type: "error", code: frame.code });
    if (frame.type === "inbox") report(frame);
  }

  /** Reduces and sees whether something must be asked for now. */
  reduce(frame: DeskFrame): void {
    this.options.reduce(frame);
    if (frame.type === "here.forget") this.putAway(frame.chat);
    if (frame.type !== "ping") this.settle();
    if (!this.greeted) return;
    for (const ask of this.sync.asks(this.options.state())) this.options.send(ask);
  }

  lost(): void {
    this.greeted = false;
    this.sent.clear();
  }

  /** Whatever was not sent on this connection goes now, in its order. */
  flush(): void {
    if (!this.greeted) return;
    for (const { frame } of this.options.outbox.unsent()) {
      if (this.sent.has(frame.id)) continue;
      this.sent.add(frame.id);
      this.options.send(frame);
    }
  }

  private receipts(frame: ServerFrame): void {
    const { outbox, report } = this.options;
    if (frame.type === "ack") outbox.acknowledged(frame.id, frame.number);
    // Also an event that comes after a gap, and cannot be shown yet, is a receipt.
    if (frame.type === "event" && frame.event.id) outbox.acknowledged(frame.event.id, frame.event.number);
    if (frame.type === "refused") {
      this.sent.delete(frame.id);
      const refusal = { reason: frame.reason, agent: frame.agent };
      const entry = outbox.refuse(frame.id, refusal);
      if (entry) report({ type: "refused", command: entry.frame, refusal });
    }
  }

  /** What was refused in a chat can be read only there; it goes with it. */
  private putAway(chat: string): void {
    const { outbox, state } = this.options;
    if (state().chats[chat]) return;
    for (const { frame, refused } of outbox.all()) if (refused && frame.chat === chat) outbox.settle(frame.id);
  }

  /** A command is over once its event is held; where nobody looks that never comes, and its number is enough. */
  private settle(): void {
    const { outbox, state } = this.options;
    const desk = state();
    for (const { frame, number } of outbox.all()) {
      const chat = desk.chats[frame.chat];
      const shown = chat && (chat.mine || isOpen(desk, chat.id));
      const numbered = number !== undefined && (!shown || lastHeld(chat) >= number);
      if (numbered || chat?.events.some((event) => event.id === frame.id)) outbox.settle(frame.id);
    }
  }
}
