import { useLayoutEffect, useRef } from "preact/hooks";
import { formsOf } from "../form/asking";
import { useRoom } from "../panel/room";

/** Where a form offers to take name and address over from somewhere; its script is fetched where there is such an offer. */
export function Social() {
  const { host, speech } = useRoom();
  const place = useRef<HTMLDivElement>(null);
  // Whom their site knows has a name and an address already.
  const chosen = host.client.person ? "" : formsOf(host.look, host.client.view.state)?.social?.join(" ");
  useLayoutEffect(() => {
    if (!chosen) return;
    let leave: (() => void) | undefined;
    let gone = false;
    void host.bring("social").then(() => {
      if (!gone && place.current)
        leave = window.CauserieSocial?.(place.current, host, chosen.split(" "), speech.language);
    });
    return () => {
      gone = true;
      leave?.();
    };
  }, [chosen, speech.language]);
  return chosen ? <div ref={place} /> : null;
}
