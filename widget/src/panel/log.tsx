import type { View } from "../client/client";
import { count } from "../locales/words";
import { Icon } from "./icons";
import { Typing, Welcome } from "./lines";
import { Part } from "./part";
import { useRoom } from "./room";
import { useScroll } from "./scroll";
import { parts, useSlices } from "./slices";
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
        {parts(items, from).map(([at, some]) => (
          <Part
            key={at}
            items={some}
            lastOwn={some.some(({ key }) => key === lastOwn) ? lastOwn : undefined}
            avatars={host.look.avatars}
            today={new Date().toDateString()}
          />
        ))}
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

function lastOwnKey(items: readonly Item[]): string | undefined {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.type === "bubble" && item.own && item.delivery !== "refused") return item.key;
  }
  return undefined;
}
