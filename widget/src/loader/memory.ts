import type { Shelf } from "../client/session";

/** What the browser remembers under this name, where it may remember anything. */
export function recall(shelf: Shelf, name: string): string | null {
  try {
    return shelf().getItem(name);
  } catch {
    return null;
  }
}

/** Gives back whether it will be remembered. */
export function store(shelf: Shelf, name: string, value: string): boolean {
  try {
    shelf().setItem(name, value);
    return true;
  } catch {
    return false;
  }
}
