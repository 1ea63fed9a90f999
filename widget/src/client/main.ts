import type { Ear } from "../loader/ear";
import { recall } from "../loader/memory";
import { clock, number } from "../locales/words";
import { announce } from "./announce";
import { createClient, type Surroundings } from "./client";
import { inherit } from "./inherit";
import { createOpening, type Loader, type Opening } from "./opening";
import { titleCount } from "./title";

/** A script of its own: only who has opened the widget needs it, now or before. */
export default function start(loader: Loader & Omit<Surroundings, "connect">, ear: Ear): Opening {
  const { key, shelf, hello } = loader;
  const known = recall(shelf, `causerie:${key}`) !== null;
  const client = createClient({
    key,
    shelf,
    hello,
    get department() {
      return loader.department;
    },
    connect: (ends) => inherit(ear.link, ear.hand(ends), ends, known),
  });
  if (loader.wanted) client.opened();
  const later = warmUp(() => loader.speech.locale, client.session.data.chat !== undefined);
  const opening = createOpening(loader, client, later);
  const count = () => titleCount(client.unread);
  let painted = "";
  client.subscribe(() => {
    // To draw the launcher is to measure it, for which the page is laid out: not with each frame that comes.
    const { up, barred } = client.view.link;
    const now = JSON.stringify([up, barred, opening.shown]);
    if (now !== painted) loader.paint();
    painted = now;
    if (client.unread && client.session.kept) loader.prepare();
  });
  client.subscribe(announce(client, loader.tell));
  client.subscribe(count);
  document.addEventListener("visibilitychange", count);
  addEventListener("storage", (event) => event.key && client.storageChanged(event.key, event.newValue ?? undefined));
  return opening;
}

type Later = (work: () => void) => void;

/**
 * The first time and the first number that are written cost more than a message: the browser looks up all that it knows of
 * languages. So it does that before there is a message, and one thing at a time. Gives back how to do something after it:
 * where a chat goes on its messages are about to be drawn, else it may wait until there is nothing else to do.
 */
function warmUp(locale: () => string, goesOn: boolean): Later {
  const idle: Later = window.requestIdleCallback ?? setTimeout;
  const steps: (() => void)[] = [
    () => Intl.DateTimeFormat.supportedLocalesOf("en"),
    () => number(locale(), 0),
    () => clock(locale(), 0),
  ];
  const next = () => {
    steps.shift()?.();
    if (steps.length) (goesOn ? setTimeout : idle)(next);
  };
  (goesOn ? setTimeout : idle)(next);
  return (work) => {
    if (goesOn && steps.length) steps.push(work);
    else setTimeout(work);
  };
}
