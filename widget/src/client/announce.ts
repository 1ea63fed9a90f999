import type { CauserieEvents } from "../loader/api";
import type { Client } from "./client";

export type Tell = <N extends keyof CauserieEvents>(name: N, detail: CauserieEvents[N]) => void;

/** Tells the page what happens in the chat. */
export function announce(client: Client, tell: Tell): () => void {
  let count = 0;
  let last: number | undefined;
  return () => {
    const { state } = client.view;
    if (client.unread !== count) {
      count = client.unread;
      tell("unread", count);
    }
    if (!state.caughtUp) return;
    for (const event of state.events) {
      const { role } = event.author;
      if (last === undefined || event.number <= last || event.kind !== "message" || role === "system") continue;
      tell("message", { from: role, text: event.text });
    }
    last = state.last;
  };
}
