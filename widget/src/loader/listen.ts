import type { Link } from "../client/socket";
import { currentPage, watchPage } from "./page";

/** Hears what the browser tells, and keeps our frames on a page that takes them away. */
export function listen(
  link: Link,
  launcher: HTMLElement,
  panel: () => HTMLElement | undefined,
  look: () => void,
): void {
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
    // Of a body that was copied there are frames in which nothing is.
    for (const copy of document.querySelectorAll("iframe[data-causerie]"))
      if (copy !== launcher && copy !== panel()) copy.remove();
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
