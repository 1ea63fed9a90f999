import { describe, expect, test } from "vitest";
import type { Event } from "../../protocol/frames";
import { emptyState } from "../src/client/state";
import { initials } from "../src/panel/avatar";
import { pieces } from "../src/panel/links";
import { contrast, parseColor, readable } from "../src/panel/styles/color";
import { timeline } from "../src/panel/timeline";

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

  test("days are marked, groups have ends, and the reader's mark stands before what is new", () => {
    const items = timeline(view, 4).map((item) =>
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
    expect(timeline(view, undefined).filter((item) => item.type === "bubble")[1]).toMatchObject({
      first: true,
      last: false,
    });
  });

  test("a message keeps its key from pending to seen", () => {
    const entry = { id: "id-2", kind: "message" as const, text: "t2", at: at(1, 0) };
    const before = timeline({ ...view, state: { ...emptyState }, entries: [entry] }, undefined);
    const after = timeline(view, undefined);
    expect(before[0]).toMatchObject({ key: "id-2", delivery: "sending" });
    expect(after[1]).toMatchObject({ key: "id-2", delivery: "seen" });
  });

  test("an entry whose event is there is shown once", () => {
    const entry = { id: "id-2", kind: "message" as const, text: "t2", at: 0 };
    expect(timeline({ ...view, entries: [entry] }, undefined).filter((item) => item.key === "id-2")).toHaveLength(1);
  });

  test("another name or picture of an agent counts for what they said before, and is no line", () => {
    const now = { id: "agent", name: "Claire M.", avatar: "/picture/x.png" };
    const author = { role: "agent", id: "agent" } as const;
    const introduced: Event = { kind: "introduced", number: 7, time: at(3, 0), author, agent: now };
    const items = timeline({ ...view, state: { ...state, events: [...events, introduced] } }, undefined);
    const before = timeline(view, undefined);
    expect(items.map((item) => item.key)).toEqual(before.map((item) => item.key));
    expect(items.filter((item) => item.type === "bubble" && !item.own)).toEqual(
      items.filter((item) => item.type === "bubble" && item.agent === now),
    );
  });

  test("who is handed over is told to whom, in one line", () => {
    const author = { role: "agent", id: "agent" } as const;
    const over: Event[] = [
      { kind: "transferred", number: 7, time: at(2, 1), author, department: { id: "d1", name: "Service" } },
      { kind: "transferred", number: 8, time: at(2, 2), author, agent: { id: "b", name: "Louis" } },
    ];
    const items = timeline({ ...view, state: { ...state, events: [...events, ...over] } }, undefined).slice(-2);
    expect(items).toMatchObject([
      { kind: "transferred", to: "Service" },
      { kind: "transferred", to: "Louis" },
    ]);
  });

  test("who waits is told so, until someone comes", () => {
    const waiting = { ...view, state: { ...state, events: events.slice(0, 2) } };
    expect(timeline(waiting, undefined).at(-1)).toMatchObject({ kind: "waiting" });
    expect(timeline(view, undefined).some((item) => item.key === "waiting")).toBe(false);
  });
});
