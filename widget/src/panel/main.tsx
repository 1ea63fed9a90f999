import { render } from "preact";
import { say } from "../loader/frame";
import { count, type Speech } from "../locales/words";
import { App } from "./app";
import type { Host, Panel } from "./host";
import { createPlace } from "./place";
import { RoomProvider } from "./room";
import { css } from "./styles";
import { readable } from "./styles/color";

/** Called by the loader in the realm of the panel's frame. */
export default function start(host: Host, speech: Speech): Panel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const root = document.documentElement;
  const night = parent.matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    root.dataset.theme = night.matches ? "dark" : "light";
    root.style.setProperty("--accent", host.color);
    root.style.setProperty("--on-accent", host.textColor);
    root.style.setProperty("--ink-accent", readable(host.color, night.matches ? "#2a2927" : "#f0eeea"));
  };
  night.addEventListener("change", paint);
  paint();

  let room = { host, speech, words: speech.words };
  const place = createPlace(parent, frameElement as HTMLElement, host.moved);
  const draw = () => {
    place.set(host.isOpen());
    render(
      <RoomProvider value={room}>
        <App open={host.isSeen()} />
      </RoomProvider>,
      document.body,
    );
  };
  const speak = (next: Speech) => {
    room = { host, speech: next, words: next.words };
    say(document, next, host.title);
    draw();
  };
  speak(speech);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) host.minimise();
  });
  return {
    get covers() {
      return place.covers;
    },
    refresh: draw,
    speak,
    news: (unread) => count(room.speech, "newMessages", unread),
    focus: () => {
      window.focus();
      document.querySelector<HTMLElement>("[data-focus]")?.focus();
    },
  };
}
