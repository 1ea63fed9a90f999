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
