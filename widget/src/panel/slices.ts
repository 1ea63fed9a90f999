import { useEffect, useState } from "preact/hooks";
import type { Item } from "./timeline";

const slice = 40;

/**
 * From which item on a long conversation is drawn: at first the end of it, where it is read, then slice by slice all that
 * was before. So opening it never holds up the page, and in the end all of it can be searched and read aloud.
 */
export function useSlices(items: readonly Item[]): number {
  const [shown, show] = useState(slice);
  const fresh = items.findIndex(({ type }) => type === "fresh");
  const end = Math.max(0, items.length - shown);
  const from = fresh < 0 ? end : Math.min(end, fresh);
  useEffect(() => {
    if (items.length === 0) return;
    // What is there stays: from here on the conversation only grows.
    if (from === 0) return show(Number.POSITIVE_INFINITY);
    const timer = setTimeout(() => show(items.length - from + slice), 16);
    return () => clearTimeout(timer);
  }, [from, items.length > 0]);
  return from;
}
