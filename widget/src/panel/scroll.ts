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
  const [left, setLeft] = useState<number>();

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
  // While nobody sees it, it is not laid out either.
  useLayoutEffect(() => {
    if (open && below.current) toEnd();
  });
  useLayoutEffect(() => {
    if (open) toEnd();
  }, [posted]);
  useLayoutEffect(() => {
    const line = ground.current?.querySelector<HTMLElement>(".fresh");
    if (!open || !line || !ground.current) return;
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
