import { useEffect, useState } from "preact/hooks";
import type { LinkState } from "../client/socket";
import { count } from "../locales/words";
import { useRoom } from "./room";

const patience = 3000;

/** Says that there is no connection, but only after three seconds: a waking phone must not flash. */
export function Bar({ link }: { link: LinkState }) {
  const { host, words, speech } = useRoom();
  const [now, setNow] = useState(Date.now());
  const { down } = link;
  useEffect(() => {
    setNow(Date.now());
    if (down === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [down]);

  const shown = down !== undefined && (link.barred !== undefined || now - down >= patience);
  const seconds = link.retry === undefined ? 0 : Math.ceil((link.retry - now) / 1000);
  const text = seconds > 0 ? count(speech, "retryIn", seconds) : words.trying;
  return (
    <div class="bar" role="status" hidden={!shown}>
      {shown && link.barred !== undefined && words.barred}
      {shown && link.barred === undefined && (
        <>
          <span>{words.lost}</span>
          <span aria-hidden="true">{text}</span>
          {seconds > 0 && (
            <button type="button" onClick={host.client.nudge}>
              {words.tryNow}
            </button>
          )}
        </>
      )}
    </div>
  );
}
