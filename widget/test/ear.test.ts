import { beforeEach, describe, expect, test } from "vitest";
import type { ServerFrame, VisitorFrame } from "../../protocol/frames";
import { createClient } from "../src/client/client";
import { inherit } from "../src/client/inherit";
import type { Ends, LinkState } from "../src/client/socket";
import { createEar, type Ear } from "../src/loader/ear";
import { hello, look } from "./serve";
import { SharedStorage } from "./storage";

const welcome = { type: "welcome", version: 1, visitor: "v", token: "first", status: "online", time: 1 } as const;

let ends: Ends;
let state: LinkState;
let hellos: VisitorFrame[];
let worn: number[];
let ear: Ear;

/** What the real link does: a new connection says hello and is welcomed. */
const connect = (frame: ServerFrame = welcome) => {
  state = { up: false };
  ends.changed(state);
  hellos.push(ends.hello());
  state = { up: true };
  ends.changed(state);
  ends.frame(frame);
};

beforeEach(() => {
  state = { up: false };
  hellos = [];
  worn = [];
  ear = createEar(
    (its) => {
      ends = its;
      return {
        get state() {
          return state;
        },
        send: () => undefined,
        nudge: () => undefined,
        renew: () => connect(),
        close: () => undefined,
      };
    },
    () => hello,
    { look: (frame) => worn.push(frame.version), change: () => undefined },
  );
});

const { shelf } = new SharedStorage().tab(() => undefined);
const client = (fresh: boolean) =>
  createClient({
    key: "k",
    shelf: () => shelf,
    connect: (its) => inherit(ear.link, ear.hand(its), its, fresh),
    hello: () => hello,
  });

describe("before there is a client", () => {
  test("the launcher hears who is there and what the widget looks like", () => {
    ear.link.renew();
    expect(hellos).toEqual([hello]);
    expect(ear.status).toBe("online");
    ends.frame({ type: "status", status: "away" });
    expect(ear.status).toBe("away");
    ends.frame({ type: "look", version: 2, look });
    expect(worn).toEqual([2]);
  });
});

describe("the client that comes", () => {
  test("takes the connection over with what was heard on it", () => {
    ear.link.renew();
    ends.frame({ type: "status", status: "away" });
    const { view, session } = client(false);
    expect(hellos).toHaveLength(1);
    expect(view.link.up).toBe(true);
    expect(view.state).toMatchObject({ status: "away", visitor: "v" });
    expect(session.data.token).toBe("first");
  });

  test("hears from then on what comes, and says hello itself when the connection is lost", () => {
    ear.link.renew();
    const one = client(false);
    ends.frame({ type: "look", version: 3, look });
    ends.frame({ type: "status", status: "offline" });
    expect(worn).toEqual([3]);
    expect(one.view.state.status).toBe("offline");
    connect();
    expect(hellos.at(-1)).toMatchObject({ token: "first" });
  });

  test("says hello anew where another tab has opened the widget as another visitor", () => {
    ear.link.renew();
    shelf.setItem("causerie:k", JSON.stringify({ token: "known", visitor: "w" }));
    const one = client(true);
    expect(hellos).toHaveLength(2);
    expect(hellos.at(-1)).toMatchObject({ token: "known" });
    expect(one.view.link.up).toBe(true);
  });

  test("connects by itself where there is no connection to take over", () => {
    client(false);
    expect(hellos).toHaveLength(1);
  });
});
