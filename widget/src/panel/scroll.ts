import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { useRoom } from "./room";

const near = 48;

/**
 * Keeps a reader who is at the end at the end, and leaves one who scrolled up alone. `left`: the last event there was
 * when they left the end; absent while they are there. `posted` grows with each message of one's own, which alone brings
 * a reader down. `top`: from which item on the log is drawn, counted so that it changes only by what comes in above; `whole`:
 * from the first on.
 */
export function useScroll({ state }: View, open: boolean, posted: number, top: number, whole: boolean) {
  const { host } = useRoom();
  const ground = useRef<HTMLDivElement>(null);
  const below = useRef(true);
  /** The next picture, with which we go to the end, and what was last when we last went there. */
  const due = useRef(0);
  const end = useRef<Element | null>(null);
  const [left, setLeft] = useState<number>();

  const toEnd = () => {
    const area = ground.current;
    if (!area) return;
    area.scrollTop = area.scrollHeight;
    end.current = area.lastElementChild?.lastElementChild ?? null;
    below.current = true;
    setLeft(undefined);
  };
  /** How much there was from the top of what is seen to the end, before more came in above. */
  const rest = useRef(0);
  const highest = useRef(top);
  if (highest.current !== top) {
    highest.current = top;
    const area = ground.current;
    if (area && !below.current) rest.current = area.scrollHeight - area.scrollTop;
  }
  const lookUp = () => {
    const area = ground.current;
    const { person } = host.client;
    if (!area || !person || !open || !whole) return;
    const above = below.current ? area.scrollHeight - area.clientHeight : area.scrollTop;
    if (above < area.clientHeight) person.earlier();
  };
  const scrolled = () => {
    const area = ground.current;
    if (!area) return;
    lookUp();
    // What has just come has not been followed yet, and what is above may turn out lower than it was thought: neither is
    // scrolling of theirs, only that what was last goes down.
    const far = due.current
      ? (end.current?.getBoundingClientRect().bottom ?? 0) - area.getBoundingClientRect().bottom
      : area.scrollHeight - area.scrollTop - area.clientHeight;
    below.current = far < near;
    if (below.current) setLeft(undefined);
    else if (left === undefined) setLeft(state.last);
  };
  useLayoutEffect(() => {
    below.current ||= open;
  }, [posted]);
  // What comes in above moves nothing before the reader's eyes.
  useLayoutEffect(() => {
    const area = ground.current;
    if (area && !below.current) area.scrollTop = area.scrollHeight - rest.current;
  }, [top]);
  useLayoutEffect(lookUp);
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
