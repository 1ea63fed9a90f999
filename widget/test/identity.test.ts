import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Identity, ServerFrame } from "../../protocol/frames";
import type { Client } from "../src/client/client";
import type { Person, Reception } from "../src/client/person";
import type { Link, LinkState } from "../src/client/socket";
import { emptyState } from "../src/client/state";
import createDoorman from "../src/identity/main";
import { readToken } from "../src/identity/token";
import { kinds } from "../src/identity/why";
import type { JwtFn } from "../src/loader/api";

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function token(person: string, life = 300): string {
  const iat = Math.floor(Date.now() / 1000);
  return `${part({ alg: "HS256" })}.${part({ external_id: person, iat, exp: iat + life })}.c2ln`;
}

/** The widget, as whoever asks the page sees it: what was done to it, in words. */
function hall(jwtFn?: JwtFn) {
  const done: string[] = [];
  let offered = jwtFn;
  let person: Person | undefined;
  const kept = new Map([["causerie:k", "{}"]]);
  const shelf = {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index],
    removeItem: (name: string) => {
      kept.delete(name);
      done.push("forgotten");
    },
  } as unknown as Storage;
  const client = (its?: Person) =>
    ({
      person: its,
      session: {
        data: { draft: its ? "a person's" : "a stranger's", token: "stranger" },
        set: ({ draft }: { draft?: string }) => draft && done.push("carried"),
        kept: false,
      },
      view: { entries: [], state: emptyState },
      unread: 0,
      stop: () => undefined,
      subscribe: () => () => undefined,
      renew: () => undefined,
    }) as unknown as Client;
  let present = client();
  let state: LinkState = { up: false };
  const link: Link = {
    get state() {
      return state;
    },
    send: (frame) => done.push(frame.type),
    nudge: () => done.push("nudge"),
    renew: () => done.push("renew"),
    close: () => done.push("close"),
  };
  const reception: Reception = {
    loader: { key: "k", shelf: () => shelf, wanted: false, tell: () => undefined, typed: () => undefined },
    link,
    get client() {
      return present;
    },
    waiting: jwtFn !== undefined,
    jwtFn: () => offered,
    make: (next) => {
      person = next;
      done.push(next ? "person" : "nobody");
      const made = client(next);
      (made.session as { data: object }).data = {};
      return made;
    },
    use: (next) => {
      present = next;
      (next.session as { data: object }).data = { draft: "typed", token: "stranger" };
    },
  };
  const doorman = createDoorman(reception);
  return {
    doorman,
    take: () => done.splice(0),
    /** A page of the same site on which nobody is signed in. */
    pageBeside: () => kept.set("causerie:k", "{}"),
    /** What the server says to its token, as it greets or later. */
    told: (identity: Identity, type: "welcome" | "identity" = "identity") =>
      person?.heard({ type, identity } as ServerFrame),
    get person() {
      if (!person) throw new Error("nobody is there");
      return person;
    },
    offer: (next?: JwtFn) => {
      offered = next;
      doorman.asked();
    },
    link: (next: LinkState) => {
      state = next;
      person?.changed(next);
    },
  };
}

const said: string[] = [];
const inTab = new Map<string, string>();
const tab = {
  get length() {
    return inTab.size;
  },
  key: (index: number) => [...inTab.keys()][index],
  removeItem: (name: string) => inTab.delete(name),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", {});
  vi.stubGlobal("BroadcastChannel", undefined);
  vi.stubGlobal("sessionStorage", tab);
  vi.spyOn(console, "warn").mockImplementation((line) => said.push(line));
  vi.spyOn(console, "error").mockImplementation((problem) => said.push(String(problem)));
  said.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a token", () => {
  test("stands for a person without naming them", () => {
    const zoe = readToken(token("zoe"));
    expect(zoe?.life).toBe(300_000);
    expect(zoe?.mark).toMatch(/^[a-z0-9]+$/);
    expect(zoe?.mark).not.toContain("zoe");
    expect(readToken(` ${token("zoe", 60)}\n`)?.mark).toBe(zoe?.mark);
    const marks = Array.from({ length: 5000 }, (_, n) => readToken(token(`person-${n}`))?.mark);
    expect(new Set(marks).size).toBe(5000);
  });

  test("is nothing else", () => {
    const others = [
      undefined,
      null,
      7,
      {},
      [],
      "",
      "a.b",
      "a.b.c.d",
      "<html>",
      `${"a".repeat(5000)}.b.c`,
      "a.b.c",
      true,
    ];
    for (const other of others) expect(readToken(other)).toBeUndefined();
    expect(readToken(`${part({})}.${part({ iat: "now", exp: {} })}.x`)?.life).toBe(420_000);
  });
});

describe("a page that says who is there", () => {
  test("is asked before anything is said, and answers by callback or promise", async () => {
    const back = hall((callback) => callback(token("zoe")));
    expect(back.take()).toEqual(["person", "carried"]);
    expect(back.person.proof().token).toBe("stranger");
    const promised = hall(() => Promise.resolve(token("zoe")));
    await vi.advanceTimersByTimeAsync(0);
    expect(promised.take()).toEqual(["person", "carried"]);
  });

  test("may say that nobody is", async () => {
    for (const nobody of [undefined, "", null, false]) {
      expect(hall((callback) => callback(nobody as undefined)).take()).toEqual(["nobody", "carried"]);
    }
    const promised = hall(() => Promise.resolve(""));
    await vi.advanceTimersByTimeAsync(0);
    expect(promised.take()).toEqual(["nobody", "carried"]);
  });

  test("may break, and the visitor is a stranger", async () => {
    const thrown = hall(() => {
      throw new Error("out of order");
    });
    expect(thrown.take()).toEqual(["nobody", "carried"]);
    const rejected = hall(() => Promise.reject(new Error("no answer")));
    await vi.advanceTimersByTimeAsync(0);
    expect(rejected.take()).toEqual(["nobody", "carried"]);
    expect(said).toEqual(["Error: out of order", "Error: no answer"]);
    expect(hall((callback) => callback("<html>")).take()).toEqual(["nobody", "carried"]);
    expect(said[2]).toContain("what jwtFn gave is no token");
  });

  test("may take its time, and is heard when it answers after all", async () => {
    let answer: (jwt?: string) => void = () => undefined;
    const late = hall((callback) => {
      answer = callback;
    });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(late.take()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(late.take()).toEqual(["nobody", "carried"]);
    answer(token("zoe"));
    expect(late.take()).toEqual(["person", "carried"]);
  });

  test("is heard once", async () => {
    const twice = hall((callback) => {
      callback(token("zoe"));
      callback(token("eve"));
      callback();
      return Promise.resolve(token("mallory"));
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(twice.take()).toEqual(["person", "carried"]);
    expect(twice.person.mark).toBe(readToken(token("zoe"))?.mark);
  });
});

describe("a person", () => {
  let who = "zoe";
  let asked = 0;
  const arrive = () => {
    who = "zoe";
    asked = 0;
    const here = hall((callback) => {
      asked++;
      callback(who && token(who));
    });
    here.link({ up: true });
    here.told({ fresh: 225_000 }, "welcome");
    expect(here.take()).toEqual(["person", "carried", "forgotten"]);
    return here;
  };

  test("brings a fresh token when it is due", async () => {
    const here = arrive();
    await vi.advanceTimersByTimeAsync(224_999);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(2);
    expect(here.take()).toEqual(["identify"]);
    here.told({ fresh: 225_000 });
    await vi.advanceTimersByTimeAsync(225_000);
    expect(here.take()).toEqual(["identify"]);
  });

  test("is asked for again and again while the page cannot say, less and less often", async () => {
    const here = arrive();
    let broken = true;
    here.offer((callback) => {
      asked++;
      if (broken) throw new Error("away");
      callback(token("zoe"));
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBeGreaterThan(4);
    expect(asked).toBeLessThan(8);
    expect(here.take()).toEqual([]);
    broken = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(here.take()).toEqual(["identify"]);
  });

  test("becomes another one, who finds nothing", async () => {
    const here = arrive();
    who = "eve";
    await vi.advanceTimersByTimeAsync(225_000);
    expect(here.take()).toEqual(["person"]);
  });

  test("signs out", async () => {
    const here = arrive();
    who = "";
    here.pageBeside();
    await vi.advanceTimersByTimeAsync(225_000);
    expect(here.take()).toEqual(["forgotten", "nobody"]);
    const again = arrive();
    again.offer(undefined);
    expect(again.take()).toEqual(["nobody"]);
    await vi.advanceTimersByTimeAsync(900_000);
    expect(again.take()).toEqual([]);
  });

  test("comes back with the token at hand while it counts, and with a fresh one after that", async () => {
    const here = arrive();
    await vi.advanceTimersByTimeAsync(100_000);
    here.link({ up: false, retry: 1 });
    expect(asked).toBe(1);
    expect(here.person.proof().jwt).toBeDefined();
    here.offer(() => undefined);
    await vi.advanceTimersByTimeAsync(330_000);
    expect(() => here.person.proof()).toThrow();
    here.take();
    here.offer((callback) => {
      asked++;
      if (asked > 2) callback(token("zoe"));
    });
    here.link({ up: false, retry: 1 });
    expect(here.take()).toEqual(["close", "renew"]);
    expect(here.person.proof().jwt).toBeDefined();
  });

  test("is asked for at once when the server says that the token is over", () => {
    const here = arrive();
    here.person.signedOut();
    here.link({ up: false, retry: 1 });
    expect(here.take()).toEqual(["close", "renew"]);
    expect(asked).toBe(2);
  });

  test("whose token is not taken gets one more try where that may help", async () => {
    const here = arrive();
    here.told({ refused: "expired" });
    expect(asked).toBe(2);
    expect(here.take()).toEqual(["renew"]);
    here.told({ refused: "expired" });
    expect(here.take()).toEqual(["nobody", "carried"]);
    expect(said).toHaveLength(2);
    const other = arrive();
    other.told({ refused: "missing_claim", about: "email" });
    expect(asked).toBe(1);
    expect(other.take()).toEqual(["nobody", "carried"]);
    expect(said[2]).toContain("(email)");
  });

  test("is told why where nobody comes in without a token", () => {
    const here = arrive();
    here.link({ up: false, barred: 4211 + kinds.indexOf("signature") });
    expect(asked).toBe(2);
    expect(here.take()).toEqual(["renew"]);
    here.link({ up: false, barred: 4211 + kinds.indexOf("signature") });
    expect(here.take()).toEqual(["nobody", "carried"]);
    const other = arrive();
    other.link({ up: false, barred: 4202 });
    expect(other.take()).toEqual([]);
  });
});

test("of other people nothing is left in the tab, however they went", () => {
  const mark = (person: string) => readToken(token(person))?.mark;
  const fill = () => {
    for (const person of ["zoe", "eve"]) {
      inTab.set(`causerie:k@${mark(person)}`, "{}");
      inTab.set(`causerie:k@${mark(person)}:client-1`, "unsent");
    }
    inTab.set("causerie:k:open", "1");
  };
  fill();
  hall((callback) => callback(token("zoe")));
  expect([...inTab.keys()]).toEqual([
    `causerie:k@${mark("zoe")}`,
    `causerie:k@${mark("zoe")}:client-1`,
    "causerie:k:open",
  ]);
  inTab.clear();
  fill();
  hall((callback) => callback(""));
  expect([...inTab.keys()]).toEqual(["causerie:k:open"]);
});

test("the reasons stand in the server's order, by which it numbers its close codes", () => {
  const frames = readFileSync(new URL("../../protocol/frames.ts", import.meta.url), "utf8");
  const words = /export type IdentityFlaw = (.*);/.exec(frames)?.[1]?.replaceAll('"', "").split(" | ");
  expect(kinds).toEqual(words);
});
