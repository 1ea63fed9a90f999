import { useState } from "preact/hooks";
import type { RefusalReason } from "../../../protocol/frames";
import type { Key, Words } from "../locales/words";
import { Avatar } from "./avatar";
import { Icon } from "./icons";
import { pieces } from "./links";
import { useRoom } from "./room";
import type { BubbleItem } from "./timeline";

interface Props {
  item: BubbleItem;
  /** This one says under it how far it got. */
  tells: boolean;
  avatars: boolean;
}

/** How old a message may be, in milliseconds, and still come in with a movement. */
const young = 5000;

/** One message. */
export function Bubble({ item, tells, avatars }: Props) {
  const { host, words, speech, later } = useRoom();
  const [timed, time] = useState(false);
  const [comes] = useState(Date.now() - item.time < young);
  const { own, first, last, delivery } = item;
  const sides = `row ${own ? "own" : "theirs"} ${first ? "first" : ""} ${last ? "last" : ""} ${comes ? "comes" : ""}`;
  const author = own ? words.you : (item.agent?.name ?? words.team);
  return (
    <div class={sides} data-delivery={delivery} data-timed={timed}>
      {!own && last && avatars && <Avatar name={item.agent?.name ?? host.look.title} picture={item.agent?.avatar} />}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a tap only shows the time, which screen readers hear anyway */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div class="bubble" onClick={() => time(!timed)}>
        {first && <span class="unseen">{author}: </span>}
        <p dir="auto">
          {pieces(item.text).map((piece) =>
            piece.href ? (
              <a href={piece.href} dir="ltr" target="_blank" rel="noopener noreferrer nofollow">
                {piece.text}
              </a>
            ) : (
              piece.text
            ),
          )}
        </p>
      </div>
      {later.talk && (
        <time dateTime={new Date(item.time).toISOString()}>{later.talk.clock(speech.locale, item.time)}</time>
      )}
      {delivery === "refused" ? (
        <div class="failed">
          <span>
            <Icon name="warn" />
            {whyRefused(words, item.reason)}
          </span>
          {later.talk && (
            <>
              <button type="button" onClick={() => host.client.retry(item.key)}>
                {words.tapToRetry}
              </button>
              <button type="button" onClick={() => host.client.discard(item.key)}>
                {words.discard}
              </button>
            </>
          )}
        </div>
      ) : (
        tells && delivery && <p class="delivery">{words[delivery]}</p>
      )}
    </div>
  );
}

/** Some reasons are an agent's alone; for them, and for those of a newer server, the plain words do. */
function whyRefused(words: Words, reason: RefusalReason = "unavailable"): string {
  const key = `refused.${reason}`;
  return words[key in words ? (key as Key) : "refused.other"];
}
