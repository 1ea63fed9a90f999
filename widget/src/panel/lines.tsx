import type { AccountStatus, Event } from "../../../protocol/frames";
import { agentsIn } from "../client/state";
import { Avatar } from "./avatar";
import { Icon } from "./icons";
import { count, dayName, fill, useRoom } from "./room";
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
  const { host, words } = useRoom();
  return (
    <p class="fresh">
      <span>{count(host.language, words.fresh, n)}</span>
    </p>
  );
}

export function Line({ item }: { item: LineItem }) {
  const { words } = useRoom();
  const texts = {
    joined: words.joined,
    left: words.left,
    visitor: words.endedByYou,
    agent: words.endedByAgent,
    idle: words.endedIdle,
    waiting: words.waiting,
  };
  const name = ("agent" in item && item.agent?.name) || words.team;
  return <p class={`line ${item.kind}`}>{fill(texts[item.kind], { name })}</p>;
}

export function Typing({ events, id }: { events: readonly Event[]; id: string }) {
  const { words } = useRoom();
  const agent = agentsIn(events).find((one) => one.id === id);
  return (
    <div class="row theirs first last typing">
      <Avatar agent={agent} />
      <div class="bubble">
        <span class="unseen">{fill(words.typing, { name: agent?.name ?? words.team })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
