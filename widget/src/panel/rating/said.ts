import type { Rating } from "../../../../protocol/frames";
import type { View } from "../../client/client";
import type { ChatState } from "../../client/state";

/** How long a chat that is over can still be rated; the server says so too. */
const after = 24 * 3_600_000;

/** What the visitor has said of the chat, on its way or stored. */
export interface Said {
  readonly rating?: Rating | undefined;
  readonly comment?: string | undefined;
  /** A comment that could not be stored, or an empty one where that was only a thumb. */
  readonly lost?: string | undefined;
}

export function said({ state, entries }: View): Said {
  const ours = entries.filter((entry) => entry.kind === "rate" && entry.chat === state.chat);
  const lost = ours.find((entry) => entry.refused)?.text;
  const coming = ours.filter((entry) => !entry.refused).pop();
  if (coming) return { rating: coming.rating, comment: coming.text, lost };
  for (let i = state.events.length - 1; i >= 0; i--) {
    const event = state.events[i];
    if (event?.kind === "rated") return { rating: event.rating, comment: event.comment, lost };
  }
  return { lost };
}

/** As soon as somebody has come, and for a while after it is over. */
export function isRatable({ events }: ChatState, now: number): boolean {
  let met = false;
  let ended = now;
  for (const { kind, time } of events) {
    if (kind === "joined") met = true;
    else if (kind === "ended") ended = time;
  }
  return met && now - ended < after;
}
