import css from "./form.css?inline";
import { ProfileDialog } from "./profile";
import { Ask, Leave, Left } from "./screens";

export type Forms = ReturnType<typeof start>;

/** A script of its own: most who talk with us are asked nothing. Runs where the panel does, with what that lends. */
export default function start() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  return { ask: Ask, leave: Leave, left: Left, ProfileDialog };
}
