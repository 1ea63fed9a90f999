import { useEffect, useState } from "preact/hooks";
import type { Item } from "./timeline";

/** So many items are made at a time, and so many are laid out together; the first is a multiple of the second. */
const slice = 40;
const part = 10;

/** The items from one on, in parts that stay the same while the conversation grows, each with where it begins. */
export function parts(items: readonly Item[], from: number): [at: number, items: readonly Item[]][] {
  const all: [number, readonly Item[]][] = [];
  for (let at = from; at < items.length; at += part) all.push([at, items.slice(at, at + part)]);
  return all;
}

/**
 * From which item on a long conversation is drawn: at first the end of it, where it is read, then slice by slice all that
 * was before. So opening it never holds up the page, and in the end all of it can be searched and read aloud.
 */
export function useSlices(items: readonly Item[]): number {
  const [shown, show] = useState(slice);
  const fresh = items.findIndex(({ type }) => type === "fresh");
  const end = Math.max(0, items.length - shown);
  const first = fresh < 0 ? end : Math.min(end, fresh);
  const from = first - (first % part);
  useEffect(() => {
    if (items.length === 0) return;
    // What is there stays: from here on the conversation only grows.
    if (from === 0) return show(Number.POSITIVE_INFINITY);
    const timer = setTimeout(() => show(items.length - from + slice), 16);
    return () => clearTimeout(timer);
  }, [from, items.length > 0]);
  return from;
}
