import { describe, expect, test } from "vitest";
import type { Event } from "../../protocol/frames";
import type { View } from "../src/client/client";
import type { Talk } from "../src/client/person";
import { emptyState } from "../src/client/state";
import { initials } from "../src/panel/avatar";
import { pieces } from "../src/panel/links";
import { contrast, parseColor, readable } from "../src/panel/styles/color";
import { parts, timeline } from "../src/panel/timeline";

describe("links", () => {
  const hrefs = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);

  test("the full stop after an address is not part of it", () => {
    expect(hrefs("See https://example.com/a. Or (http://example.com/b)!")).toEqual([
      "https://example.com/a",
      "http://example.com/b",
    ]);
  });

  test("brackets inside an address are", () => {
    expect(hrefs("https://example.com/wiki/Lamp_(oak)")).toEqual(["https://example.com/wiki/Lamp_(oak)"]);
  });

  test("nothing but http and https becomes a link", () => {
    expect(hrefs("javascript:alert(1) data:text/html,x ftp://example.com mailto:a@example.com https://")).toEqual([]);
  });

  test("no text is lost", () => {
    const text = "a https://example.com/x?y=1&z=2, <b>https://</b> c";
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});

describe("colours", () => {
  test("a pale theme colour is darkened until it can be read on light, a dark one lightened on dark", () => {
    for (const color of ["#ffe14d", "#3b4cca", "#000", "#fff", "nonsense"]) {
      for (const ground of ["#f0eeea", "#2a2927"]) {
        const rgb = readable(color, ground).match(/\d+/g)?.map(Number) as [number, number, number];
        expect(contrast(rgb, parseColor(ground)), `${color} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

test("initials are those of the first and last name, whole characters", () => {
  expect(["Claire Moreau", "noor", "Ana de la Cruz", "🦊 Fox"].map(initials)).toEqual(["CM", "N", "AC", "🦊F"]);
});

describe("the timeline", () => {
  const at = (day: number, minute: number) => new Date(2026, 0, day, 12, minute).getTime();
  const say = (number: number, role: "agent" | "visitor", time: number): Event => ({
    kind: "message",
    number,
    time,
    text: `t${number}`,
    author: { role, id: role },
    id: `id-${number}`,
  });
  const events: Event[] = [
    { kind: "started", number: 1, time: at(1, 0), author: { role: "visitor" }, visitor: { id: "v", name: "V" } },
    say(2, "visitor", at(1, 0)),
    {
      kind: "joined",
      number: 3,
      time: at(1, 1),
      author: { role: "agent", id: "agent" },
      agent: { id: "agent", name: "Claire" },
    },
    say(4, "agent", at(1, 1)),
    say(5, "agent", at(1, 2)),
    say(6, "agent", at(2, 0)),
  ];
  const state = { ...emptyState, status: "online" as const, events, last: 6, seen: 2 };
  const view = { state, entries: [], link: { up: true } };
  const now = (of: View, mark?: number) => timeline(of, mark)[1];

  test("days are marked, groups have ends, and the reader's mark stands before what is new", () => {
    const items = now(view, 4).map((item) =>
      item.type === "bubble" ? `${item.text} ${item.first} ${item.last}` : item.type,
    );
    expect(items).toEqual([
      "day",
      "t2 true true",
      "line",
      "t4 true true",
      "fresh",
      "t5 true true",
      "day",
      "t6 true true",
    ]);
    expect(now(view).filter((item) => item.type === "bubble")[1]).toMatchObject({
      first: true,
      last: false,
    });
  });

  test("a message keeps its key from pending to seen", () => {
    const entry = { id: "id-2", kind: "message" as const, text: "t2", at: at(1, 0) };
    const before = now({ ...view, state: { ...emptyState }, entries: [entry] });
    const after = now(view);
    expect(before[0]).toMatchObject({ key: "id-2", delivery: "sending" });
    expect(after[1]).toMatchObject({ key: "id-2", delivery: "seen" });
  });

  test("an entry whose event is there is shown once", () => {
    const entry = { id: "id-2", kind: "message" as const, text: "t2", at: 0 };
    expect(now({ ...view, entries: [entry] }).filter((item) => item.key === "id-2")).toHaveLength(1);
  });

  test("another name or picture of an agent counts for what they said before, and is no line", () => {
    const other = { id: "agent", name: "Claire M.", avatar: "/picture/x.png" };
    const author = { role: "agent", id: "agent" } as const;
    const introduced: Event = { kind: "introduced", number: 7, time: at(3, 0), author, agent: other };
    const items = now({ ...view, state: { ...state, events: [...events, introduced] } });
    const before = now(view);
    expect(items.map((item) => item.key)).toEqual(before.map((item) => item.key));
    expect(items.filter((item) => item.type === "bubble" && !item.own)).toEqual(
      items.filter((item) => item.type === "bubble" && item.agent === other),
    );
  });

  test("who is handed over is told to whom, in one line", () => {
    const author = { role: "agent", id: "agent" } as const;
    const over: Event[] = [
      { kind: "transferred", number: 7, time: at(2, 1), author, department: { id: "d1", name: "Service" } },
      { kind: "transferred", number: 8, time: at(2, 2), author, agent: { id: "b", name: "Louis" } },
    ];
    const items = now({ ...view, state: { ...state, events: [...events, ...over] } }).slice(-2);
    expect(items).toMatchObject([
      { kind: "transferred", to: "Service" },
      { kind: "transferred", to: "Louis" },
    ]);
  });

  test("who waits is told so, until someone comes", () => {
    const waiting = { ...view, state: { ...state, events: events.slice(0, 2) } };
    expect(now(waiting).at(-1)).toMatchObject({ kind: "waiting" });
    expect(now(view).some((item) => item.key === "waiting")).toBe(false);
  });

  describe("of who said something before", () => {
    const talk = (chat: string, length: number) => ({
      chat,
      events: Array.from({ length }, (_, i) => say(i + 1, i % 2 ? "agent" : "visitor", at(1, i))),
    });
    const drawn = (past: Talk[], own: Event[]) => {
      const [before, items] = timeline({ ...view, state: { ...state, events: own }, past }, undefined);
      return parts([...before, ...items], 0, before.length);
    };
    const names = (drawn: ReturnType<typeof parts>) =>
      new Map(drawn.map(([key, items]) => [key, items.map((item) => item.key).join()]));

    test("each message is one of its own, and nothing of it waits for an answer", () => {
      const [before, items] = timeline({ ...view, past: [talk("a", 3), talk("b", 3)] }, 4);
      const keys = [...before, ...items].map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(before.filter(({ type }) => type === "bubble")).toHaveLength(6);
      expect(before.some(({ type }) => type === "fresh")).toBe(false);
    });

    test("what comes in above or below leaves the parts between as they are", () => {
      const few = names(drawn([talk("b", 25)], events));
      const more = names(drawn([talk("a", 33), talk("b", 25)], [...events, say(7, "agent", at(2, 1))]));
      const [first, ...others] = [...few].sort(([a], [b]) => a - b);
      others.pop();
      for (const [key, items] of others) expect(more.get(key)).toBe(items);
      expect(more.get(first?.[0] ?? 0)?.endsWith(first?.[1] ?? "")).toBe(true);
      expect([...more.keys()]).toEqual([...more.keys()].sort((a, b) => a - b));
      expect(drawn([talk("a", 33), talk("b", 25)], []).flatMap(([, items]) => items)).toHaveLength(33 + 25 + 2);
    });
  });
});
