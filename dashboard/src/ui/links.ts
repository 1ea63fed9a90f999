export interface Piece {
  text: string;
  href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+/gi;

/** Splits a text at its web addresses. Nothing else of a message is ever markup. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: address, href: /^www\./i.test(address) ? `https://${address}` : address });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** A full stop or a bracket that closes the sentence is not part of the address. */
function trimmed(address: string): string {
  let end = address.replace(/[.,;:!?…]+$/u, "");
  while (end.endsWith(")") && count(end, ")") > count(end, "(")) end = end.slice(0, -1).replace(/[.,;:!?]+$/, "");
  return end;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;
