import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { isEnded, isOpen, unread } from "../client/state";
import { Bar } from "./bar";
import { Composer } from "./composer";
import { EndDialog } from "./dialog";
import { Header } from "./header";
import { Log } from "./log";
import { RatingCard } from "./rating/card";
import { DeskProvider, useRating } from "./rating/desk";
import { useRoom } from "./room";
import { useRing } from "./sound";
import { timeline } from "./timeline";

/** The panel's one page: header, connection bar, conversation, and at the foot what the visitor can do now. */
export function App({ open }: { open: boolean }) {
  const view = useView();
  const { words, host } = useRoom();
  const [asking, ask] = useState(false);
  const mark = useMark(view, open);
  const [posted, setPosted] = useState(0);
  useRing(view, open);

  const { state } = view;
  const talking = isOpen(state);
  const post = (text: string) => {
    mark.current = undefined;
    host.client.post(text);
    setPosted(posted + 1);
  };
  const rating = useRating(view);
  return (
    <DeskProvider value={rating}>
      <div class="panel">
        <Header view={view} canEnd={talking} onEnd={() => ask(true)} />
        <Bar link={view.link} />
        <Log view={view} items={timeline(view, mark.current)} open={open} posted={posted} />
        <RatingCard over={isEnded(state)} />
        {isEnded(state) ? (
          <section class="foot over" aria-label={words.startNew}>
            <button type="button" class="primary" data-focus onClick={host.client.startAfresh}>
              {words.startNew}
            </button>
          </section>
        ) : (
          <section class="foot" aria-label={words.writeHere}>
            <Composer open={open} state={state} onPost={post} />
          </section>
        )}
        {asking && talking && <EndDialog onClose={() => ask(false)} />}
      </div>
    </DeskProvider>
  );
}

function useView(): View {
  const { client } = useRoom().host;
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => client.subscribe(() => draw(undefined)), [client]);
  return client.view;
}

/** Up to where the visitor had read when the panel was last opened: there stands the line "3 new". */
function useMark(view: View, open: boolean) {
  const mark = useRef<number | undefined>(undefined);
  const was = useRef(false);
  if (open && !was.current) mark.current = unread(view.state) > 0 ? view.state.read : undefined;
  was.current = open;
  return mark;
}
