import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { isEnded, isOpen, unread } from "../client/state";
import type { Forms } from "../form/main";
import { begin, screenOf } from "../form/screen";
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
  const [dialog, ask] = useState<"end" | "profile">();
  const mark = useMark(view, open);
  const [posted, setPosted] = useState(0);
  useRing(view, open);

  const { state } = view;
  const talking = isOpen(state);
  const post = (text: string) => {
    mark.current = undefined;
    begin(host, view, text);
    setPosted(posted + 1);
  };
  const rating = useRating(view);
  const screen = screenOf(view, host);
  const forms = useForms(dialog === "profile" || (screen !== undefined && screen !== "talk"));
  const Page = screen && screen !== "talk" ? forms?.[screen] : undefined;
  return (
    <DeskProvider value={rating}>
      <div class="panel">
        <Header view={view} canEnd={talking} ask={ask} />
        <Bar link={view.link} />
        {Page ? (
          <Page view={view} open={open} />
        ) : (
          <Log view={view} items={timeline(view, mark.current)} open={open} posted={posted} />
        )}
        <RatingCard over={isEnded(state)} />
        {isEnded(state) ? (
          <section class="foot over" aria-label={words.startNew}>
            <button type="button" class="primary" data-focus onClick={host.client.startAfresh}>
              {words.startNew}
            </button>
          </section>
        ) : screen && !Page ? (
          <section class="foot" aria-label={words.writeHere}>
            <Composer open={open} state={state} onPost={post} />
          </section>
        ) : null}
        {dialog === "end" && talking && <EndDialog onClose={() => ask(undefined)} />}
        {dialog === "profile" && forms && <forms.ProfileDialog view={view} onClose={() => ask(undefined)} />}
      </div>
    </DeskProvider>
  );
}

/** The forms, which are fetched when they are needed; until they are there, the conversation stays. */
function useForms(needed: boolean): Forms | undefined {
  const { host } = useRoom();
  const [forms, come] = useState<Forms>();
  useEffect(() => {
    if (needed && !forms)
      void host.bring("form").then(() => come((window as { CauserieForm?: () => Forms }).CauserieForm?.()));
  }, [needed]);
  return forms;
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
