import { Component } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { View } from "../client/client";
import { count } from "../locales/words";
import { Bubble } from "./bubble";
import { Icon } from "./icons";
import { Day, Fresh, Line, Welcome } from "./lines";
import { useRoom } from "./room";
import { useScroll } from "./scroll";
import { type AskItem, type Item, part, parts, type RatedItem, slice } from "./timeline";

interface Props {
  view: View;
  /** What was said in earlier conversations, and in this one. */
  talks: readonly [before: readonly Item[], now: readonly Item[]];
  open: boolean;
  /** Grows with each message of one's own: then, and only then, a reader who scrolled up is brought down. */
  posted: number;
}

export function Log({ view, talks: [before, now], open, posted }: Props) {
  const { host, words, speech, later } = useRoom();
  const { state } = view;
  const items = [...before, ...now];
  const from = useSlices(items, before.length, open);
  // Earlier conversations that have come may wait for the words in which they are told.
  const whole = from === 0 && (before.length > 0 || !view.past?.length);
  const { ground, left, toEnd, scrolled } = useScroll(view, open, posted, from - before.length, whole);

  const news =
    left === undefined
      ? 0
      : state.events.filter((e) => e.number > left && e.kind === "message" && e.author.role === "agent").length;
  const lastOwn = lastOwnKey(now);
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
        {items.length === 0 && state.events.length === 0 && <Welcome status={state.status} />}
        {parts(items, from, before.length).map(([key, some]) => (
          <Part
            key={key}
            past={key < 0}
            items={some}
            lastOwn={some.some(({ key }) => key === lastOwn) ? lastOwn : undefined}
            avatars={host.look.avatars}
            today={new Date().toDateString()}
          />
        ))}
        {later.talk && state.typing !== undefined && <later.talk.Typing events={state.events} id={state.typing} />}
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

function lastOwnKey(items: readonly Item[]): string | undefined {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.type === "bubble" && item.own && item.delivery !== "refused") return item.key;
  }
  return undefined;
}

/**
 * From which item on a long conversation is drawn: at first the end of it, where it is read, then slice by slice all that
 * was before. So opening it never holds up the page, and in the end all of it can be searched and read aloud.
 */
function useSlices(items: readonly Item[], before: number, open: boolean): number {
  // Counted from where this conversation begins. What is there stays: it only grows.
  const [top, draw] = useState(Number.POSITIVE_INFINITY);
  const fresh = items.findIndex(({ type }) => type === "fresh");
  // Unseen it begins with nothing: to make the rest of the panel is a piece of work of its own.
  const first = Math.min(top + before, items.length - (open ? slice : 0), fresh < 0 ? items.length : fresh);
  const from = Math.max(0, before + Math.floor((first - before) / part) * part);
  useEffect(() => {
    if (items.length === 0) return;
    if (from === 0) return draw(-before);
    const timer = setTimeout(() => draw(from - before - part), 16);
    return () => clearTimeout(timer);
  }, [from, before, items.length > 0]);
  return from;
}

interface PartProps {
  /** Of an earlier conversation. */
  past: boolean;
  items: readonly Item[];
  /** The last message of one's own, where it is in this part: it says how far it got. */
  lastOwn: string | undefined;
  avatars: boolean;
  /** Days are named by how long ago they were. */
  today: string;
}

/**
 * Some messages of a conversation. A long one has a thousand: a part is drawn again only when something in it has changed,
 * and out of sight it costs nothing.
 */
class Part extends Component<PartProps> {
  override shouldComponentUpdate({ items, ...next }: PartProps): boolean {
    const { items: old, ...last } = this.props;
    return (
      items.length !== old.length ||
      differ(next, last) ||
      items.some((item, i) => item !== old[i] && differ(item, old[i]))
    );
  }

  override render({ items, past, lastOwn, avatars }: PartProps) {
    return <div class={past ? "part past" : "part"}>{items.map((item) => row(item, lastOwn, avatars))}</div>;
  }
}

function differ<T extends object>(a: T, b: T | undefined): boolean {
  return !b || (Object.keys(a) as (keyof T)[]).some((name) => a[name] !== b[name]);
}

function row(item: Item, lastOwn: string | undefined, avatars: boolean) {
  switch (item.type) {
    case "day":
      return <Day key={item.key} time={item.time} />;
    case "fresh":
      return <Fresh key={item.key} count={item.count} />;
    case "rated":
      return <Rated key={item.key} item={item} />;
    case "ask":
      return <Asked key={item.key} item={item} />;
    case "line":
      return <Line key={item.key} item={item} />;
    case "bubble":
      return <Bubble key={item.key} item={item} tells={item.key === lastOwn} avatars={avatars} />;
  }
}

function Rated({ item }: { item: RatedItem }) {
  const { talk } = useRoom().later;
  return talk ? <talk.RatedLine item={item} /> : null;
}

function Asked({ item }: { item: AskItem }) {
  const { talk } = useRoom().later;
  return talk ? <talk.AskLine item={item} /> : null;
}
