import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Plural, Words } from "../locales/words";
import type { Host } from "./host";

/** What every part of the panel may need: who started it and in which words it speaks. */
export interface Room {
  readonly host: Host;
  readonly words: Words;
}

const RoomContext = createContext<Room | undefined>(undefined);

export const RoomProvider = RoomContext.Provider;

export function useRoom(): Room {
  return useContext(RoomContext) as Room;
}

/** Fills `{name}` and the like. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

export function count(language: string, texts: Plural, n: number): string {
  const form = new Intl.PluralRules(language).select(n) === "one" ? texts.one : texts.other;
  return fill(form, { n: new Intl.NumberFormat(language).format(n) });
}

export function clock(language: string, time: number): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(time);
}

export function dayName({ host, words }: Room, time: number, now: number): string {
  const day = (at: number) => new Date(at).toDateString();
  if (day(time) === day(now)) return words.today;
  if (day(time) === day(now - 86_400_000)) return words.yesterday;
  return new Intl.DateTimeFormat(host.language, { weekday: "long", day: "numeric", month: "long" }).format(time);
}
