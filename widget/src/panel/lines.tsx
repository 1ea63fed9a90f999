import type { AccountStatus } from "../../../protocol/frames";
import { count } from "../locales/words";
import { Icon } from "./icons";
import { dayName, useRoom } from "./room";
import type { LineItem } from "./timeline";

export function Welcome({ status }: { status: AccountStatus | undefined }) {
  const { words } = useRoom();
  const text = { online: words.welcomeOnline, away: words.welcomeAway, offline: words.welcomeOffline };
  return (
    <div class="welcome">
      <span class="seal">
        <Icon name="talk" />
      </span>
      <h2>{words.hello}</h2>
      <p>{text[status ?? "online"]}</p>
    </div>
  );
}

export function Day({ time }: { time: number }) {
  const room = useRoom();
  return <p class="line day">{dayName(room, time, Date.now())}</p>;
}

export function Fresh({ count: n }: { count: number }) {
  const { speech } = useRoom();
  return (
    <p class="fresh">
      <span>{count(speech, "fresh", n)}</span>
    </p>
  );
}

export function Line({ item }: { item: LineItem }) {
  const { words } = useRoom();
  const texts = {
    joined: words.joined,
    left: words.left,
    transferred: words.transferred,
    visitor: words.endedByYou,
    agent: words.endedByAgent,
    idle: words.endedIdle,
    waiting: words.waiting,
  };
  const name = ("to" in item && item.to) || ("agent" in item && item.agent?.name) || words.team;
  return (
    <p class={`line ${item.kind}`}>
      <Named text={texts[item.kind]} name={name} />
    </p>
  );
}

/** A text with a name in it, which keeps its own direction and does not disturb the text's. It may still be on its way. */
export function Named({ text = "", name }: { text: string | undefined; name: string }) {
  const [before, after] = text.split("{name}");
  return (
    <>
      {before}
      {after !== undefined && <bdi>{name}</bdi>}
      {after}
    </>
  );
}
