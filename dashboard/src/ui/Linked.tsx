import { pieces } from "./links";

export function Linked({ text }: { text: string }) {
  return pieces(text).map((piece, i) =>
    piece.href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text's pieces never move
      <a key={i} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}
