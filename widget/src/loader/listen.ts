import type { Client } from "../client/client";
import type { Link } from "../client/socket";
import { unread } from "../client/state";
import type { CauserieEvents } from "./api";
import { currentPage, watchPage } from "./page";

/** Tells the page what happens in the chat. */
export function announce(
  client: Client,
  tell: <N extends keyof CauserieEvents>(name: N, detail: CauserieEvents[N]) => void,
) {
  let count = 0;
  let last: number | undefined;
  return () => {
    const { state } = client.view;
    if (unread(state) !== count) {
      count = unread(state);
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

/** Hears what the browser tells, and keeps our frames on a page that takes them away. */
export function listen(
  link: Link,
  stored: (event: StorageEvent) => void,
  launcher: HTMLElement,
  panel: () => HTMLElement | undefined,
  look: () => void,
): void {
  addEventListener("storage", stored);
  addEventListener("online", link.nudge);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) link.nudge();
    look();
  });
  // An open socket would keep the page out of the browser's back cache.
  addEventListener("pagehide", link.close);
  addEventListener("pageshow", (event) => event.persisted && link.renew());
  // Frameworks empty the body, or put another in its place.
  const keep = () => {
    for (const frame of [panel(), launcher]) if (frame && !frame.isConnected) document.body?.append(frame);
    for (const place of [document.documentElement, document.body])
      if (place) changes.observe(place, { childList: true });
  };
  const changes = new MutationObserver(keep);
  keep();
  watchPage(() => {
    if (link.state.up) link.send({ type: "page", page: currentPage() });
  });
}
