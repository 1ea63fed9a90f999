import { useCallback, useEffect, useRef } from "react";
import { useLive } from "../live/hooks";

const REPEAT = 4000;
const PAUSE = 5000;

/** Tells the visitor's side that we write: at the first key, then every four seconds, and when it stops. */
export function useTellTyping(chat: string): (on: boolean) => void {
  const live = useLive();
  const told = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    (on: boolean) => {
      clearTimeout(timer.current);
      if (on) timer.current = setTimeout(() => tell(false), PAUSE);
      const now = Date.now();
      if (on ? now - told.current < REPEAT : told.current === 0) return;
      told.current = on ? now : 0;
      live.say({ type: "typing", chat, on });
    },
    [live, chat],
  );
  useEffect(() => () => tell(false), [tell]);
  return tell;
}
