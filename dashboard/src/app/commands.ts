/** Things one may ask for from anywhere: the keyboard, a menu, the palette. */
export type Ask = "keys" | "palette";

const listeners = new Set<(ask: Ask) => void>();

export function onAsk(listener: (ask: Ask) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const ask = (what: Ask) => {
  for (const listener of listeners) listener(what);
};

export const showKeys = () => ask("keys");
export const showPalette = () => ask("palette");

/** What single letters do on a page of its own: to the next one, to the one before, out of it. */
export interface Steps {
  next(): void;
  previous(): void;
  close(): void;
}

let steps: Steps | undefined;

/** While it is there, a page takes these letters from the chats. */
export function takeSteps(mine: Steps): () => void {
  steps = mine;
  return () => {
    if (steps === mine) steps = undefined;
  };
}

export const takenSteps = (): Steps | undefined => steps;
