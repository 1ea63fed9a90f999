export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const address = /https?:\/\/[^\s<>"']+/gi;

/** Cuts a text into plain pieces and http(s) addresses; punctuation that ends a sentence is not part of an address. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const url = trimmed(match[0]);
    if (!valid(url)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: url, href: url });
    from = match.index + url.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

function trimmed(url: string): string {
  let end = url.length;
  for (;;) {
    const sign = url[end - 1] as string;
    const unopened = (sign === ")" || sign === "]") && !url.slice(0, end).includes(sign === ")" ? "(" : "[");
    if (!unopened && !/[.,;:!?…»”’*_~]/.test(sign)) return url.slice(0, end);
    end--;
  }
}

function valid(url: string): boolean {
  try {
    return new URL(url).hostname !== "";
  } catch {
    return false;
  }
}
