import type { Ear } from "../loader/ear";
import { recall } from "../loader/memory";
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
  const count = () => titleCount(client.unread);
  client.subscribe(() => {
    loader.paint();
    if (client.unread && client.session.kept) loader.prepare();
  });
  client.subscribe(announce(client, loader.tell));
  client.subscribe(count);
  document.addEventListener("visibilitychange", count);
  addEventListener("storage", (event) => event.key && client.storageChanged(event.key, event.newValue ?? undefined));
  return createOpening(loader, client);
}
