import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Moves rows of a list by a handle in each: with the pointer, or with the arrow keys while the handle has the focus. */
export function useDrag(list: RefObject<HTMLOListElement | null>, move: (from: number, to: number) => void) {
  const [dragged, drag] = useState<number>();
  /** The row whose handle gets the focus once it stands at its new place. */
  const [followed, follow] = useState<number>();
  const latest = useRef(move);
  latest.current = move;

  useLayoutEffect(() => {
    if (followed === undefined) return;
    list.current?.children[followed]?.querySelector<HTMLElement>("[data-handle]")?.focus();
    follow(undefined);
  }, [followed, list]);

  const start = (event: PointerEvent, index: number) => {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    let at = index;
    drag(index);
    const follows = ({ clientY }: globalThis.PointerEvent) => {
      const to = rowAt(list.current, clientY);
      if (to === at) return;
      latest.current(at, to);
      at = to;
      drag(to);
    };
    const ends = () => {
      removeEventListener("pointermove", follows);
      removeEventListener("pointerup", ends);
      removeEventListener("pointercancel", ends);
      drag(undefined);
      follow(at);
    };
    addEventListener("pointermove", follows);
    addEventListener("pointerup", ends);
    addEventListener("pointercancel", ends);
  };
  const key = (event: KeyboardEvent, index: number) => {
    const to = index + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0);
    if (to === index) return;
    event.preventDefault();
    if (to < 0 || to >= (list.current?.children.length ?? 0)) return;
    latest.current(index, to);
    follow(to);
  };
  return {
    dragged,
    handle: (index: number) => ({
      "data-handle": true,
      onPointerDown: (event: PointerEvent) => start(event, index),
      onKeyDown: (event: KeyboardEvent) => key(event, index),
    }),
  };
}

/** The row that the pointer is over; above the first and below the last it is those. */
function rowAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])];
  const below = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return below < 0 ? rows.length - 1 : below;
}
