import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { Bubble } from "./bubble";
import { Icon } from "./icons";
import { Day, Fresh, Line, Typing, Welcome } from "./lines";
import { count, useRoom } from "./room";
import type { Item } from "./timeline";

const near = 48;

interface Props {
  view: View;
  items: readonly Item[];
  open: boolean;
  /** Grows with each message of one's own: then, and only then, a reader who scrolled up is brought down. */
  posted: number;
}

export function Log({ view, items, open, posted }: Props) {
  const { host, words } = useRoom();
  const ground = useRef<HTMLDivElement>(null);
  const below = useRef(true);
  const [left, setLeft] = useState<number>();
  const { state } = view;

  const toEnd = () => {
    const area = ground.current;
    if (!area) return;
    area.scrollTop = area.scrollHeight;
    below.current = true;
    setLeft(undefined);
  };
  const scrolled = () => {
    const area = ground.current;
    if (!area) return;
    below.current = area.scrollHeight - area.scrollTop - area.clientHeight < near;
    if (below.current) setLeft(undefined);
    else if (left === undefined) setLeft(state.last);
  };
  useLayoutEffect(() => {
    if (below.current) toEnd();
  });
  useLayoutEffect(toEnd, [posted]);
  useLayoutEffect(() => {
    const line = ground.current?.querySelector<HTMLElement>(".fresh");
    if (!open || !line || !ground.current) return;
    ground.current.scrollTop = line.offsetTop - 24;
    scrolled();
  }, [open]);
  useEffect(() => {
    if (open && below.current) host.client.read();
  });
  useEffect(() => {
    const area = ground.current as HTMLDivElement;
    const sizes = new ResizeObserver(() => below.current && toEnd());
    sizes.observe(area);
    return () => sizes.disconnect();
  }, []);

  const news =
    left === undefined
      ? 0
      : state.events.filter((e) => e.number > left && e.kind === "message" && e.author.role === "agent").length;
  const lastOwn = lastOwnKey(items);
  return (
    <main class="ground">
      <div
        class="scroll"
        ref={ground}
        onScroll={scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={words.conversation}
        aria-live="polite"
      >
        {items.length === 0 && <Welcome status={state.status} />}
        {items.map((item) => row(item, lastOwn))}
        {state.typing !== undefined && <Typing events={state.events} id={state.typing} />}
      </div>
      {left !== undefined && (
        <button type="button" class="jump" onClick={toEnd} aria-label={news ? undefined : words.toEnd}>
          {news > 0 && count(host.language, words.newMessages, news)}
          <Icon name="down" />
        </button>
      )}
    </main>
  );
}

function row(item: Item, lastOwn: string | undefined) {
  switch (item.type) {
    case "day":
      return <Day key={item.key} time={item.time} />;
    case "fresh":
      return <Fresh key={item.key} count={item.count} />;
    case "line":
      return <Line key={item.key} item={item} />;
    case "bubble":
      return <Bubble key={item.key} item={item} tells={item.key === lastOwn} />;
  }
}

function lastOwnKey(items: readonly Item[]): string | undefined {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.type === "bubble" && item.own && item.delivery !== "refused") return item.key;
  }
  return undefined;
}
