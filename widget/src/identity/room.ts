import type { Entry } from "../client/outbox";
import type { Reception } from "../client/person";
import type { Session } from "../client/session";
import type { Standing } from "./person";

interface How {
  /** It is the same human who goes on: what is typed and not sent stays. */
  carry?: boolean;
  /** This browser remembers nothing of anybody any more. */
  forget?: boolean;
}

/** Makes room for whoever comes: with a client of their own, and with nothing of the one before but what is theirs. */
export function createRoom(reception: Reception) {
  const { loader } = reception;
  const { key, shelf } = loader;
  const name = `causerie:${key}`;
  let stranger: Session | undefined = reception.client.session;

  const clear = () => {
    erase(shelf, (entry) => entry === name || entry.startsWith(`${name}:`));
    stranger = undefined;
  };

  return {
    /** By which the server knows the stranger that this browser was until somebody signed in. */
    stranger: (): { token?: string } => (stranger?.data.token ? { token: stranger.data.token } : {}),
    /** The person has taken over what the stranger had begun. A page beside it may have strangers of its own after that. */
    settle: () => {
      if (stranger) clear();
    },
    begin: (person: Standing | undefined, { carry = false, forget = false }: How): void => {
      const { client: before } = reception;
      const { data, kept } = before.session;
      const { entries } = before.view;
      before.stop();
      if (before.unread) loader.tell("unread", 0);
      // Of other people nothing is left, however they went.
      const own = person && `${name}@${person.mark}`;
      const others = (entry: string) => entry.startsWith(`${name}@`) && entry !== own && !entry.startsWith(`${own}:`);
      erase(() => sessionStorage, others);
      if (forget) clear();
      if (!carry) loader.typed();
      const after = reception.make(person);
      if (!person) stranger = after.session;
      if (carry) hand(after, data, entries, own ?? name);
      reception.use(after);
      if (person) after.subscribe(person.follow);
      if (kept || loader.wanted) after.opened();
      after.renew();
    },
  };
}

function erase(shelf: () => Storage, mine: (entry: string) => boolean): void {
  try {
    const storage = shelf();
    const entries = Array.from({ length: storage.length }, (_, i) => storage.key(i) as string);
    for (const entry of entries) if (mine(entry)) storage.removeItem(entry);
  } catch {
    // where nothing can be kept nothing was
  }
}

/** Hands over what is typed and not sent. */
function hand(
  { session, storageChanged }: Reception["client"],
  { draft, answers, asked, muted }: Session["data"],
  entries: readonly Entry[],
  name: string,
): void {
  session.set({
    ...(answers && { answers, asked: asked === true }),
    ...(muted && { muted }),
    ...(draft && !session.data.draft && { draft }),
  });
  for (const entry of entries) {
    if (entry.kind !== "message" && entry.kind !== "leave") continue;
    const value = JSON.stringify(entry);
    session.put(entry.id, value);
    storageChanged(`${name}:${entry.id}`, value);
  }
}
