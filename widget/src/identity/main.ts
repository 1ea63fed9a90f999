import type { Identity } from "../../../protocol/frames";
import type { Doorman, Reception } from "../client/person";
import { createPerson, type Standing } from "./person";
import { createRoom } from "./room";
import { type Claims, readToken } from "./token";
import { explain, explainClose, mayPass } from "./why";

/** How long a page may take to say who is there before we begin without that. */
const patience = 10_000;
const clockSkew = 120_000;
const soonest = 2_000;
const latest = 60_000;

type Global = Window & { zESettings?: unknown; zE?: (...args: unknown[]) => unknown };

/** A script of its own: only pages that say who their visitors are need it. */
export default function createDoorman(reception: Reception): Doorman {
  const { link, loader } = reception;
  const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`causerie:${loader.key}`);
  const room = createRoom(reception);
  let person: Standing | undefined;
  let token = "";
  let question = 0;
  let wait = soonest;
  let due: ReturnType<typeof setTimeout> | undefined;
  /** The page was asked once more after a token that was not taken: not for ever. */
  let again = false;
  let { waiting } = reception;

  /** Asks the page; whatever it does, it is answered at most once. `none`: it did not say, or not in time. */
  function ask(none: () => void): void {
    clearTimeout(due);
    const mine = ++question;
    const jwtFn = reception.jwtFn();
    if (typeof jwtFn !== "function") {
      none();
      return;
    }
    let failed = false;
    const open = () => mine === question;
    const fail = (problem?: unknown) => {
      clearTimeout(silent);
      if (!open() || failed) return;
      failed = true;
      if (problem) console.error(problem);
      none();
    };
    // Who answers late is heard all the same, unless we have asked again since.
    const answer = (given: unknown) => {
      clearTimeout(silent);
      if (!open()) return;
      question++;
      take(given, none);
    };
    const silent = setTimeout(fail, patience);
    try {
      const given = jwtFn(answer) as { then?: unknown } | undefined;
      if (typeof given?.then === "function")
        Promise.resolve(given as unknown).then((jwt) => jwt !== undefined && answer(jwt), fail);
    } catch (problem) {
      fail(problem ?? "jwtFn");
    }
  }

  function take(given: unknown, none: () => void): void {
    if (given === undefined || given === null || given === "" || given === false) {
      person ? leave() : become();
      return;
    }
    const claims = readToken(given);
    if (!claims) {
      explain({ refused: "malformed" });
      none();
      return;
    }
    token = (given as string).trim();
    wait = soonest;
    if (person?.mark !== claims.mark) {
      enter(claims);
      return;
    }
    person.until = untilOf(claims);
    // Whose token was not taken is a stranger there.
    if (link.state.up && !again) link.send({ type: "identify", jwt: token });
    else link.renew();
  }

  const untilOf = ({ life }: Claims) => Date.now() + life + clockSkew;

  /** Somebody is there. Who was a stranger until now is the same human; who was somebody else is not. */
  function enter(claims: Claims): void {
    const carry = person === undefined;
    const news = !waiting;
    const made = createPerson(reception, claims.mark, {
      proof: () => ({ jwt: token, ...room.stranger() }),
      lost: ({ barred, retry }) => {
        if (person !== made) return;
        if (barred !== undefined) {
          if (explainClose(barred)) refused(mayPass(barred));
        } else if (retry !== undefined && Date.now() > made.until) {
          link.close();
          renew();
        }
      },
      told: (identity) => person === made && told(identity),
    });
    made.until = untilOf(claims);
    person = made;
    waiting = false;
    room.begin(made, { carry });
    // Each page that loads would have all others ask.
    if (news) tabs?.postMessage("in");
  }

  function told(identity: Identity): void {
    if (identity.fresh !== undefined) {
      again = false;
      room.settle();
      clearTimeout(due);
      due = setTimeout(renew, identity.fresh);
      return;
    }
    explain(identity);
    refused(mayPass(identity.refused));
  }

  /** A page that did not know the time, or had an old token at hand, may do better once more. */
  function refused(passing: boolean): void {
    if (passing && !again) {
      again = true;
      ask(become);
    } else become();
  }

  /** Goes on as a stranger; what was typed stays, since it is the same human. */
  function become(): void {
    if (!person && !waiting) return;
    person = undefined;
    waiting = false;
    clearTimeout(due);
    room.begin(undefined, { carry: true });
  }

  /** Asks until there is a fresh one: who is somebody stays that one, or nobody at all. */
  function renew(): void {
    ask(() => {
      due = setTimeout(renew, wait);
      wait = Math.min(wait * 2, latest);
    });
  }

  /** Nobody is signed in any more: nothing of anybody stays in this browser. */
  function leave(elsewhere = false): void {
    question++;
    clearTimeout(due);
    if (waiting) {
      become();
      return;
    }
    if (person && !elsewhere) tabs?.postMessage("out");
    person = undefined;
    room.begin(undefined, { forget: true });
  }

  const reauthenticate = () => {
    again = false;
    if (person) renew();
    else ask(become);
  };

  if (tabs)
    tabs.onmessage = ({ data }) => {
      if (data === "out" && person) {
        leave(true);
        ask(become);
      } else if (data === "in") reauthenticate();
    };

  const page: Global = window;
  if (page.zESettings) {
    const { zE } = page;
    page.zE = Object.assign((...args: unknown[]) => {
      const [widget, call] = args;
      if (widget === "webWidget" && call === "logout") return leave();
      if (widget === "webWidget" && call === "chat:reauthenticate") return reauthenticate();
      return typeof zE === "function" ? zE(...args) : undefined;
    }, zE);
  }
  if (reception.jwtFn()) ask(become);

  return { asked: () => (reception.jwtFn() ? reauthenticate() : leave()) };
}
