import { render } from "preact";
import { say } from "../loader/frame";
import { count, type Speech } from "../locales/words";
import { App } from "./app";
import type { Host, Panel } from "./host";
import { lend } from "./later/kit";
import { createPacks } from "./later/packs";
import { createPlace } from "./place";
import { RoomProvider } from "./room";
import { css } from "./styles";
import { deeper, readable } from "./styles/color";

// When the script runs, not when the panel is made: a slow phone has enough to do with each.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Called by the loader in the realm of the panel's frame. */
export default function start(host: Host, speech: Speech): Panel {
  lend();
  document.adoptedStyleSheets = [sheet];
  const root = document.documentElement;
  const paint = () => {
    const { avatars, title, color, textColor, scheme } = host.look;
    const dark = scheme === "dark" || (scheme === "auto" && host.night());
    root.dataset.avatars = String(avatars);
    document.title = title;
    root.dataset.theme = dark ? "dark" : "light";
    root.style.setProperty("--accent", color);
    root.style.setProperty("--on-accent", textColor);
    root.style.setProperty("--accent-deep", deeper(color, textColor));
    root.style.setProperty("--ink-accent", readable(color, dark ? "#2a2927" : "#f0eeea"));
  };

  let { client } = host;
  let turn = 0;
  let spoken = speech;
  const packs = createPacks(host, () => {
    speak(spoken);
    // The launcher says how many messages are new in words of ours.
    host.moved();
  });
  const roomOf = (speech: Speech) => ({ host, speech, words: speech.words, later: packs.here, need: packs.need });
  let room = roomOf(speech);
  const place = createPlace(parent as Window & typeof globalThis, frameElement as HTMLElement, host);
  const draw = () => {
    if (client !== host.client) {
      // Somebody else has taken over: nothing of the one before stays in any part of the page.
      client = host.client;
      client.departments();
      turn++;
    }
    paint();
    place.set(host.isOpen());
    render(
      <RoomProvider value={room} key={turn}>
        <App open={host.isSeen()} />
      </RoomProvider>,
      document.body,
    );
  };
  const speak = (next: Speech) => {
    spoken = next;
    room = roomOf(packs.speak(next));
    say(document, next, host.look.title);
    draw();
  };
  speak(speech);
  host.client.departments();
  document.addEventListener("keydown", (event) => {
    // 229 where an input method composes, which Escape takes back.
    if (event.keyCode === 27 && !event.defaultPrevented) host.minimise();
  });
  return {
    get covers() {
      return place.covers;
    },
    refresh: draw,
    leave: () => {
      place.leave();
      render(null, document.body);
    },
    speak,
    news: (unread) => count(room.speech, "newMessages", unread),
    focus: () => {
      // Somebody may be writing on a page around ours: in the dashboard, beside the preview.
      if (!parent.document.hasFocus()) return;
      window.focus();
      document.querySelector<HTMLElement>("[data-focus]")?.focus();
    },
  };
}
