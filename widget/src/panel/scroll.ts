import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { useRoom } from "./room";

const near = 48;

/**
 * Keeps a reader who is at the end at the end, and leaves one who scrolled up alone. `left`: the last event there was
 * when they left the end; absent while they are there. `posted` grows with each message of one's own, which alone brings
 * a reader down.
 */
export function useScroll({ state }: View, open: boolean, posted: number) {
  const { host } = useRoom();
  const ground = useRef<HTMLDivElement>(null);
  const below = useRef(true);
  /** The next picture, with which we go to the end, and where we were when we last went there. */
  const due = useRef(0);
  const at = useRef(0);
  const [left, setLeft] = useState<number>();

  const toEnd = () => {
    const area = ground.current;
    if (!area) return;
    area.scrollTop = area.scrollHeight;
    at.current = area.scrollTop;
    below.current = true;
    setLeft(undefined);
  };
  const scrolled = () => {
    const area = ground.current;
    // What has just come has not been followed yet: that is no scrolling of theirs.
    if (!area || (due.current && area.scrollTop >= at.current)) return;
    below.current = area.scrollHeight - area.scrollTop - area.clientHeight < near;
    if (below.current) setLeft(undefined);
    else if (left === undefined) setLeft(state.last);
  };
  useLayoutEffect(() => {
    below.current ||= open;
  }, [posted]);
  // With the next picture, for which the panel is laid out anyway; while nobody sees it, it is not laid out either.
  useLayoutEffect(() => {
    if (!open || !below.current || due.current) return;
    due.current = requestAnimationFrame(() => {
      due.current = 0;
      if (below.current) toEnd();
    });
  });
  useLayoutEffect(() => {
    const line = ground.current?.querySelector<HTMLElement>(".fresh");
    if (!open || !line || !ground.current) return;
    cancelAnimationFrame(due.current);
    due.current = 0;
    ground.current.scrollTop += line.getBoundingClientRect().top - ground.current.getBoundingClientRect().top - 24;
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
  return { ground, left, toEnd, scrolled };
}
