import type { View } from "../client/client";
import { count } from "../locales/words";
import { Bubble } from "./bubble";
import { Icon } from "./icons";
import { Day, Fresh, Line, Typing, Welcome } from "./lines";
import { useRoom } from "./room";
import { useScroll } from "./scroll";
import { useSlices } from "./slices";
import type { Item } from "./timeline";

interface Props {
  view: View;
  items: readonly Item[];
  open: boolean;
  /** Grows with each message of one's own: then, and only then, a reader who scrolled up is brought down. */
  posted: number;
}

export function Log({ view, items, open, posted }: Props) {
  const { host, words, speech } = useRoom();
  const { state } = view;
  const { ground, left, toEnd, scrolled } = useScroll(view, open, posted);

  const news =
    left === undefined
      ? 0
      : state.events.filter((e) => e.number > left && e.kind === "message" && e.author.role === "agent").length;
  const lastOwn = lastOwnKey(items);
  const from = useSlices(items);
  return (
    <main class="ground" aria-label={host.look.title}>
      <div
        class="scroll"
        ref={ground}
        onScroll={scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={words.conversation}
        aria-live="polite"
        aria-busy={from > 0}
      >
        {items.length === 0 && <Welcome status={state.status} />}
        {items.slice(from).map((item) => row(item, lastOwn, host.look.avatars))}
        {state.typing !== undefined && <Typing events={state.events} id={state.typing} />}
      </div>
      {left !== undefined && (
        <button type="button" class="jump" onClick={toEnd} aria-label={news ? undefined : words.toEnd}>
          {news > 0 && count(speech, "newMessages", news)}
          <Icon name="down" />
        </button>
      )}
    </main>
  );
}

function row(item: Item, lastOwn: string | undefined, avatars: boolean) {
  switch (item.type) {
    case "day":
      return <Day key={item.key} time={item.time} />;
    case "fresh":
      return <Fresh key={item.key} count={item.count} />;
    case "line":
      return <Line key={item.key} item={item} />;
    case "bubble":
      return <Bubble key={item.key} item={item} tells={item.key === lastOwn} avatars={avatars} />;
  }
}

function lastOwnKey(items: readonly Item[]): string | undefined {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.type === "bubble" && item.own && item.delivery !== "refused") return item.key;
  }
  return undefined;
}
