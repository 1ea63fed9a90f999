import type { AgentFrame, ServerFrame } from "../../../protocol/frames";
import { behind, type Desk, held, lastHeld, watchedChats } from "./state";

/** Decides what to ask the server so that no chat stays behind, without asking the same twice. */
export class Sync {
  private readonly asked = new Map<string, number>();
  private watching: readonly string[] = [];
  private before: ReadonlyMap<string, number> | undefined;
  private welcomedBefore = false;

  /** Call before the frame is applied: what we hold now is what the count of missed messages starts from. */
  incoming(desk: Desk, frame: ServerFrame): void {
    if (frame.type === "desk") {
      this.watching = [];
      this.asked.clear();
      // What hello said we have, and what we serve, comes without asking.
      for (const [chat, number] of Object.entries(held(desk))) this.asked.set(chat, number);
      for (const { id, agents } of frame.chats) if (agents.includes(frame.me.id)) this.answered(desk, id);
      this.before = this.welcomedBefore
        ? new Map(Object.values(desk.chats).map((chat) => [chat.id, lastHeld(chat)]))
        : undefined;
      this.welcomedBefore = true;
    }
    // Whatever is still behind a heartbeat later was lost on the way; ask again.
    if (frame.type === "ping") this.asked.clear();
  }

  /** What follows the last number we hold is on its way already. */
  private answered(desk: Desk, id: string): void {
    const chat = desk.chats[id];
    this.asked.set(id, chat ? lastHeld(chat) : 0);
  }

  /** Call after it: the frames that bring us up to date. */
  asks(desk: Desk): AgentFrame[] {
    const frames: AgentFrame[] = [];
    const watched = watchedChats(desk);
    for (const chat of this.watching) if (!watched.includes(chat)) frames.push({ type: "unwatch", chat });
    for (const chat of watched) {
      if (this.watching.includes(chat)) continue;
      frames.push({ type: "watch", chat });
      this.answered(desk, chat);
    }
    this.watching = watched;
    for (const chat of behind(desk)) {
      const after = lastHeld(chat);
      if (this.asked.get(chat.id) === after) continue;
      this.asked.set(chat.id, after);
      frames.push({ type: "resume", chat: chat.id, after });
    }
    return frames;
  }

  /** How many messages came while we were away; told once, when everything is there. */
  missed(desk: Desk): number {
    if (!this.before || behind(desk).length > 0) return 0;
    const before = this.before;
    this.before = undefined;
    let count = 0;
    for (const chat of Object.values(desk.chats)) {
      const last = before.get(chat.id);
      if (last === undefined || last === 0) continue;
      count += chat.events.filter((e) => e.number > last && e.kind === "message" && e.author.role === "visitor").length;
    }
    return count;
  }
}
