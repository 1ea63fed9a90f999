import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Rating } from "../../../../protocol/frames";
import type { View } from "../../client/client";
import { isEnded } from "../../client/state";
import { useRoom } from "../room";
import { isRatable, type Said, said } from "./said";

/** What every part of the panel that has to do with rating looks at and does. */
export interface RatingDesk {
  /** Whether this chat can be rated now. */
  readonly on: boolean;
  readonly said: Said;
  /** Whether the visitor is asked for a comment, and whether they wanted to be. */
  readonly asks: boolean;
  readonly eager: boolean;
  /** The thumb that is pressed takes the rating back. */
  choose(rating: Rating): void;
  comment(text: string): void;
  ask(): void;
  /** Nothing more to say. */
  decline(): void;
}

const DeskContext = createContext<RatingDesk | undefined>(undefined);

export const DeskProvider = DeskContext.Provider;

export const useDesk = (): RatingDesk => useContext(DeskContext) as RatingDesk;

export function useRating(view: View): RatingDesk {
  const { host } = useRoom();
  const { client } = host;
  const [asked, ask] = useState<"" | "asked" | "wanted">("");
  const { state } = view;
  const now = said(view);
  const on = host.look.rating && isRatable(state, Date.now());
  const ended = isEnded(state);
  // Once more, when it is over.
  useEffect(() => {
    if (ended && now.rating && !now.comment && client.session.data.declined !== state.chat) ask("asked");
  }, [ended, state.chat]);
  useEffect(() => {
    if (now.lost) ask("asked");
  }, [now.lost]);
  return {
    on,
    said: now,
    asks: on && asked !== "" && now.rating !== undefined,
    eager: asked === "wanted",
    choose: (rating) => {
      const back = now.rating === rating;
      client.rate(back ? undefined : rating, back ? "" : now.comment);
      ask(back || now.comment ? "" : "asked");
    },
    comment: (text) => {
      client.rate(now.rating, text);
      client.session.set({ comment: "" });
      ask("");
    },
    ask: () => ask("wanted"),
    decline: () => {
      client.session.set({ declined: state.chat ?? "" });
      ask("");
    },
  };
}
