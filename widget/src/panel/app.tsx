import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { isEnded, isOpen, unread } from "../client/state";
import { begin, type Screen, screenOf } from "../form/screen";
import { Bar } from "./bar";
import { Composer } from "./composer";
import { Header } from "./header";
import { Log } from "./log";
import { DeskProvider, useRating } from "./rating/desk";
import { useRoom } from "./room";
import { timeline } from "./timeline";

/** The panel's one page: header, connection bar, conversation, and at the foot what the visitor can do now. */
export function App({ open }: { open: boolean }) {
  const view = useView();
  const { words, host, later } = useRoom();
  const [dialog, ask] = useState<"end" | "profile">();
  const mark = useMark(view, open);
  const [posted, setPosted] = useState(0);

  const { state } = view;
  const talking = isOpen(state);
  const post = (text: string) => {
    mark.current = undefined;
    begin(host, view, text);
    setPosted(posted + 1);
  };
  const rating = useRating(view);
  const screen = screenOf(view, host);
  const Page = usePage(screen, dialog === "profile");
  const read = useTalk(view);
  // Of a thousand messages it is work; while somebody types or opens the panel, they are the same.
  const talks = useMemo(
    () => (read ? timeline(view, mark.current) : ([[], []] as const)),
    [read, mark.current, state.events, state.seen, state.status, view.entries, view.past],
  );
  const writes = useRef(false);
  // Whoever sees the box keeps it until what comes in its place is there; nobody else sees it first.
  writes.current = screen === "talk" || (writes.current && screen !== undefined && !Page);
  const { talk, form } = later;
  return (
    <DeskProvider value={rating}>
      <div class="panel">
        <Header view={view} canEnd={talking && talk !== undefined} ask={ask} />
        <Bar link={view.link} />
        {Page ? <Page view={view} open={open} /> : <Log view={view} talks={talks} open={open} posted={posted} />}
        {talk && <talk.RatingCard over={isEnded(state)} />}
        {talk && <talk.Ring view={view} open={open} />}
        {isEnded(state) ? (
          <section class="foot over" aria-label={words.startNew} tabIndex={-1} ref={takeOver}>
            <button type="button" class="primary" data-focus onClick={host.client.startAfresh}>
              {words.startNew}
            </button>
          </section>
        ) : writes.current ? (
          <section class="foot" aria-label={words.writeHere}>
            <Composer open={open} state={state} onPost={post} />
          </section>
        ) : null}
        {dialog === "end" && talking && talk && <talk.EndDialog onClose={() => ask(undefined)} />}
        {dialog === "profile" && form && <form.ProfileDialog view={view} onClose={() => ask(undefined)} />}
      </div>
    </DeskProvider>
  );
}

/** Whoever was writing goes on here, and not at the button, which the next letter would press. */
function takeOver(foot: HTMLElement | null): void {
  if (document.hasFocus() && document.activeElement === document.body) foot?.focus();
}

/** The form that is to be seen, which is fetched when it is needed; until it is there, the conversation stays. */
function usePage(screen: Screen | undefined, profile: boolean) {
  const { later, need } = useRoom();
  const page = screen === "talk" ? undefined : screen;
  const needed = profile || page !== undefined;
  useEffect(() => {
    if (needed) need("form");
  }, [needed]);
  return page && later.form?.[page];
}

/**
 * Whether the conversation can be shown: one from before waits for all that was said, which is then drawn from its end on,
 * and for the words it is told in, so that it does not move before a reader's eyes; in one that begins now they come in time.
 */
function useTalk({ state, entries, past, held, faults }: View): boolean {
  const { later, need } = useRoom();
  const begins = state.chat === undefined && entries.some(({ kind }) => kind === "message");
  const talks = begins || state.chat !== undefined || (past?.length ?? 0) > 0;
  const shown = useRef(false);
  shown.current ||= (later.talk !== undefined && state.caughtUp) || begins;
  const needed = talks || held || faults?.[""] || entries.some(({ refused }) => refused);
  useEffect(() => {
    if (needed) need("talk");
  }, [needed]);
  return shown.current;
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
