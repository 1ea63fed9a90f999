import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

const NEAR = 48;

/** Follows new things while the reader is at the end, and never pulls down one who reads above. */
export function useStick(scroller: RefObject<HTMLDivElement | null>, length: number, own: string | undefined) {
  const [atEnd, setAtEnd] = useState(true);
  const following = useRef(true);
  const sent = useRef(own);
  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    following.current = true;
    setAtEnd(true);
  }, [scroller]);
  const scrolled = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    setAtEnd(following.current);
  }, [scroller]);
  const grown = useCallback(() => {
    if (following.current) toEnd();
  }, [toEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the length is the reason to look
  useLayoutEffect(grown, [length, grown]);
  useLayoutEffect(() => {
    // Who just wrote something wants to see it.
    if (own && own !== sent.current) toEnd();
    sent.current = own;
  }, [own, toEnd]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(grown);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller, grown]);
  return { atEnd, toEnd, scrolled, grown };
}
