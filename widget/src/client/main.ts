import type { JwtFn } from "../loader/api";
import type { Ear } from "../loader/ear";
import { recall } from "../loader/memory";
import { announce } from "./announce";
import { createClient, type Surroundings } from "./client";
import { inherit } from "./inherit";
import { createOpening, type Loader, type Opening } from "./opening";
import type { Doorman, Person, Reception } from "./person";
import { titleCount } from "./title";

type Page = Window & {
  zESettings?: { webWidget?: { authenticate?: { chat?: { jwtFn?: JwtFn } } } };
  CauserieDoorman?: (reception: Reception) => Doorman;
};

/** A script of its own: only who has opened the widget needs it, now or before, and who is signed in on the page. */
export default function start(loader: Loader & Omit<Surroundings, "connect">, ear: Ear): Opening {
  const { key, shelf, hello } = loader;
  const page: Page = window;
  let fresh = recall(shelf, `causerie:${key}`) !== null;
  let doorman: Doorman | undefined;
  let coming = false;

  const jwtFn = () => (loader.identity ? loader.identity[0] : page.zESettings?.webWidget?.authenticate?.chat?.jwtFn);
  const waiting = jwtFn() !== undefined;
  const count = () => titleCount(client.unread);
  const make = (person: Person | undefined, idle: boolean) => {
    const made = createClient({
      key,
      // What a person writes goes with the tab: whoever sits here next finds nothing of it.
      shelf: person ? () => sessionStorage : shelf,
      hello,
      person,
      idle,
      get department() {
        return loader.department;
      },
      connect: (ends) => inherit(ear.link, ear.hand(ends), ends, fresh),
    });
    fresh = true;
    let painted = "";
    made.subscribe(() => {
      // To draw the launcher is to measure it, for which the page is laid out: not with each frame that comes.
      const { up, barred = 0 } = made.view.link;
      const now = JSON.stringify([up, barred, opening.shown]);
      if (now !== painted) {
        if (barred > 4201) opening.refresh();
        loader.paint();
      }
      painted = now;
      if (made.unread && (person || made.session.kept)) loader.prepare();
    });
    made.subscribe(announce(made, loader.tell));
    made.subscribe(count);
    return made;
  };
  let client = make(undefined, waiting);
  const sign = () => {
    if (coming) return doorman?.asked();
    coming = true;
    void loader.fetch?.("identity").then(() => {
      doorman = page.CauserieDoorman?.({
        loader,
        link: ear.link,
        waiting,
        jwtFn,
        get client() {
          return client;
        },
        make: (person) => make(person, true),
        use: (next) => {
          client = next;
          opening.refresh();
          loader.paint();
        },
      });
    });
  };
  if (loader.wanted) client.opened();
  document.addEventListener("visibilitychange", count);
  addEventListener("storage", (event) => event.key && client.storageChanged(event.key, event.newValue ?? undefined));
  addEventListener("pageshow", ({ persisted }) => persisted && client.woken());
  // What is typed goes on here on the next page, though another tab may have typed since.
  addEventListener("pagehide", () => {
    const { draft } = client.session.data;
    if (draft) client.session.set({ draft });
  });
  const opening = createOpening(loader, () => client, sign);
  if (waiting || page.zESettings) sign();
  return opening;
}
