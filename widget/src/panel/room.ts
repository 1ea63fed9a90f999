import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Speech, Words } from "../locales/words";
import type { Host } from "./host";
import type { Pack, Packed } from "./later/packs";

/** What every part of the panel may need: who started it and in which words it speaks. */
export interface Room {
  readonly host: Host;
  readonly speech: Speech;
  readonly words: Words;
  /** What comes later and has come. */
  readonly later: Packed;
  need(pack: Pack): void;
}

const RoomContext = createContext<Room | undefined>(undefined);

export const RoomProvider = RoomContext.Provider;

export function useRoom(): Room {
  return useContext(RoomContext) as Room;
}

export function dayName({ speech, words }: Room, time: number, now: number): string {
  const day = (at: number) => new Date(at).toDateString();
  if (day(time) === day(now)) return words.today;
  if (day(time) === day(now - 86_400_000)) return words.yesterday;
  return new Intl.DateTimeFormat(speech.locale, { weekday: "long", day: "numeric", month: "long" }).format(time);
}
