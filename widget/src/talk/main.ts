import { RatingCard } from "./card";
import { clock } from "./clock";
import { EndDialog } from "./end";
import { AskLine, RatedLine } from "./lines";
import { Ring } from "./sound";
import css from "./talk.css?inline";
import { Thumbs } from "./thumbs";
import { Typing } from "./typing";

export type Talk = ReturnType<typeof start>;

/** A script of its own: before there is a conversation nobody needs it. Runs where the panel does, with what that lends. */
export default function start() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  return { AskLine, RatedLine, RatingCard, Thumbs, EndDialog, Ring, Typing, clock };
}
