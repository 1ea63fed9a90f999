import { Component } from "preact";
import { Bubble } from "./bubble";
import { Day, Fresh, Line } from "./lines";
import type { Item } from "./timeline";

interface Props {
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
export class Part extends Component<Props> {
  override shouldComponentUpdate({ items, ...next }: Props): boolean {
    const { items: old, ...last } = this.props;
    return items.length !== old.length || differ(next, last) || items.some((item, i) => differ(item, old[i]));
  }

  override render({ items, lastOwn, avatars }: Props) {
    return <div class="part">{items.map((item) => row(item, lastOwn, avatars))}</div>;
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
    case "line":
      return <Line key={item.key} item={item} />;
    case "bubble":
      return <Bubble key={item.key} item={item} tells={item.key === lastOwn} avatars={avatars} />;
  }
}
