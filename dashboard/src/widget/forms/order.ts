import type { Field } from "../../../../protocol/frames";

export type Need = "hidden" | "optional" | "required";
export type OwnKind = "text" | "choice" | "checkbox";

/** One field at another place; the others keep their order. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const rest = all.filter((_, i) => i !== from);
  const one = all[from];
  if (one === undefined || to < 0 || to >= all.length) return [...all];
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** An id that nobody reads: it stays when the label changes, so that no answer is taken for another's. */
export function newId(): string {
  return `f-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("")}`;
}

export const newField = (kind: OwnKind): Field => ({
  id: newId(),
  kind,
  need: "optional",
  label: {},
  options: kind === "choice" ? [{ id: newId(), label: {} }] : [],
  link: "",
});

/** A text in one language; with nothing in it, it is none. */
export function withSaid(texts: Readonly<Record<string, string>>, language: string, text: string) {
  const { [language]: _, ...others } = texts;
  return text.trim() ? { ...others, [language]: text } : others;
}
