import type { Identity, ServerFrame } from "../../../protocol/frames";
import type { Person, Reception, Talk } from "../client/person";
import type { LinkState } from "../client/socket";

/** A person, with how long their token counts. */
export interface Standing extends Person {
  until: number;
  /** Something of their chat has changed. */
  follow(): void;
}

interface Ways {
  proof(): { jwt: string; token?: string };
  lost(link: LinkState): void;
  told(identity: Identity): void;
}

/** Who the visitor is by the page's word, and what they said in earlier chats. */
export function createPerson(reception: Reception, mark: string, ways: Ways): Standing {
  const { link } = reception;
  let past: readonly Talk[] = [];
  let more = false;
  let looking = false;
  let present: Talk | undefined;

  /** A long one comes in pieces; together they are one again. */
  const put = (chat: string, events: Talk["events"]) => {
    const [next, ...others] = past;
    if (next?.chat === chat) past = [{ chat, events: [...events, ...next.events] }, ...others];
    else past = [{ chat, events }, ...past];
  };
  const person: Standing = {
    mark,
    until: 0,
    get past() {
      return past;
    },
    earlier: () => {
      if (looking || !more || !link.state.up) return;
      looking = true;
      const { chat, events } = past[0] ?? present ?? {};
      link.send({ type: "earlier", ...(chat ? { chat, number: events?.[0]?.number ?? 1 } : {}) });
    },
    proof: () => {
      // The link counts it as a lost connection and lets us know.
      if (Date.now() > person.until) throw new Error("no fresh token");
      return ways.proof();
    },
    changed: ways.lost,
    signedOut: () => {
      person.until = 0;
    },
    heard: (frame: ServerFrame) => {
      if (frame.type === "earlier") {
        looking = false;
        const { chat, events } = frame;
        more = frame.more && events.length > 0;
        if (chat) put(chat, events);
        return true;
      }
      if (frame.type !== "identity" && frame.type !== "welcome") return false;
      const { identity = {} } = frame;
      const stranger = frame.type === "welcome" && identity.fresh === undefined;
      if (frame.type === "welcome") looking = false;
      // Welcomed as a stranger: nothing of this person is said there.
      if (stranger) link.close();
      else more ||= frame.type === "welcome" && past.length === 0;
      ways.told(identity);
      return stranger || frame.type === "identity";
    },
    follow: () => {
      const { chat, events } = reception.client.view.state;
      // What has been left behind stands above what comes.
      if (present && present.chat !== chat) past = [...past, present];
      present = chat !== undefined && events.length > 0 ? { chat, events } : undefined;
      // It may have begun while we asked for what was before.
      if (past.some((talk) => talk.chat === chat)) past = past.filter((talk) => talk.chat !== chat);
    },
  };
  return person;
}
