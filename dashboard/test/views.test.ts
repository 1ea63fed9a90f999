import { expect, test } from "vitest";
import type { Department, Event } from "../../protocol/frames";
import { groupChats, nextToServe, step } from "../src/chat/groups";
import { rowsOf, steady } from "../src/chat/list/steady";
import { tail } from "../src/chat/thread/tail";
import { type Bubble, timeline } from "../src/chat/thread/timeline";
import { receivers } from "../src/department/receivers";
import { newestLetter } from "../src/inbox/thread/EntryThread";
import { type Chat, type Desk, emptyChat, emptyDesk } from "../src/live/state";
import { safeTarget } from "../src/security/target";
import { ago, dayName, duration, regional, shortAddress } from "../src/ui/format";
import { pieces } from "../src/ui/links";
import { ANNA, TOM } from "./model";

const MINUTE = 60_000;

function chat(id: string, more: Partial<Chat["summary"]> = {}, events: Event[] = []): Chat {
  const base = emptyChat(id);
  const summary = { ...base.summary, started: 1, ...more };
  return { ...base, summary, events, mine: summary.agents.includes(ANNA.id) };
}

const deskOf = (...chats: Chat[]): Desk => ({
  ...emptyDesk(),
  me: ANNA,
  chats: Object.fromEntries(chats.map((each) => [each.id, each])),
});

const waits = (id: string, since: number) => chat(id, { waiting: since, started: since });
const idsOf = (desk: Desk) => groupChats(desk).map(({ name, chats }) => [name, chats.map((each) => each.id)]);

test("chats stand in their groups, who came first on top", () => {
  const mine = chat("mine", { agents: [ANNA.id], status: "active" });
  const others = chat("toms", { agents: [TOM.id], status: "active" });
  const desk = deskOf(others, waits("late", 9), mine, waits("early", 3));
  expect(idsOf(desk)).toEqual([
    ["incoming", ["early", "late"]],
    ["mine", ["mine"]],
    ["others", ["toms"]],
  ]);
  expect(nextToServe(desk, undefined)).toBe("early");
  expect(nextToServe(desk, "late")).toBe("late");
  expect(step(groupChats(desk), "toms", 1)).toBe("early");
  expect(step(groupChats(desk), undefined, -1)).toBe("toms");
});

test("who asks about one state of the desk gets one answer", () => {
  const desk = deskOf(waits("early", 3), waits("late", 9));
  expect(groupChats(desk)).toBe(groupChats(desk));
});

const sales = (more: Partial<Department> = {}): Department => ({
  id: "d1",
  name: "Sales",
  status: "online",
  members: [TOM.id],
  ...more,
});
const there = (agent = TOM, connected = true) => ({ agent, status: "online" as const, connected });
const named = { department: { id: "d1", name: "Sales" } };
const groupIn = (departments: Department[], one: Chat, tomIsThere = true) => {
  const desk = { ...deskOf(one), departments, agents: { [TOM.id]: there(TOM, tomIsThere) } };
  return groupChats(desk)[0]?.name;
};

test("a chat that waits for a department rings for its members, and for everybody while none of them is there", () => {
  const waiting = chat("c", { waiting: 1, ...named });
  expect(groupIn([sales()], waiting)).toBe("others");
  expect(groupIn([sales({ members: [TOM.id, ANNA.id] })], waiting)).toBe("incoming");
  expect(groupIn([sales({ status: "away" })], waiting)).toBe("others");
  expect(groupIn([sales({ status: "offline" })], waiting)).toBe("incoming");
  expect(groupIn([], waiting), "deleted or disabled").toBe("incoming");
});

test("a chat that was handed to somebody rings for them, and for others once they are gone", () => {
  expect(groupIn([], chat("c", { waiting: 1, awaits: TOM.id }))).toBe("others");
  expect(groupIn([], chat("c", { waiting: 1, awaits: TOM.id }), false)).toBe("incoming");
  expect(groupIn([sales()], chat("c", { waiting: 1, awaits: ANNA.id, ...named }))).toBe("incoming");
});

test("who has handed a chat over is not asked to take it, until it waits anew", () => {
  const author = { role: "agent", id: ANNA.id } as const;
  const over: Event = { kind: "transferred", number: 4, time: 4, author, department: named.department };
  const mine = [sales({ members: [ANNA.id, TOM.id] })];
  const handed = chat("c", { waiting: 4, ...named }, [over]);
  expect(groupIn(mine, handed)).toBe("others");
  const joined: Event = { kind: "joined", number: 5, time: 5, author: { role: "agent", id: TOM.id }, agent: TOM };
  expect(groupIn(mine, { ...handed, events: [over, joined] })).toBe("incoming");
});

test("a chat can be handed to who is there, oneself apart", () => {
  const zoe = { id: "zoe", name: "Zoé" };
  const agents = {
    [ANNA.id]: there(ANNA),
    [TOM.id]: there(),
    zoe: { ...there(zoe), status: "away" as const },
    gone: there({ id: "gone", name: "Gone" }, false),
    hiding: { ...there({ id: "hiding", name: "Hiding" }), status: "invisible" as const },
  };
  const departments = [sales({ members: [ANNA.id, TOM.id] }), sales({ id: "d2", name: "Only me", members: [ANNA.id] })];
  const desk = { ...deskOf(chat("c", { agents: [TOM.id], status: "active" })), agents, departments };
  expect(receivers(desk, "").map(({ name }) => name)).toEqual(["Sales", "Tom", "Zoé"]);
  expect(receivers(desk, "")).toMatchObject([{ members: 1 }, { chats: 1 }, { chats: 0, status: "away" }]);
  expect(receivers(desk, " zoe").map(({ name }) => name)).toEqual(["Zoé"]);
});

test("under a pointer no row moves: who was taken stays as a mark, who came waits outside", () => {
  const before = rowsOf(groupChats(deskOf(waits("a", 1), waits("b", 2))));
  const taken = chat("a", { agents: [TOM.id], status: "active" });
  const now = rowsOf(groupChats(deskOf(taken, waits("b", 2), waits("c", 3))));
  const { rows, late } = steady(before, now);
  expect(rows).toEqual([
    {
      name: "incoming",
      rows: [
        { id: "a", gone: true },
        { id: "b", gone: false },
      ],
    },
  ]);
  expect(late).toEqual(["c"]);
});

const said = (number: number, time: number, role: "visitor" | "agent" = "visitor", id?: string): Event => ({
  kind: "message",
  number,
  time,
  id,
  author: role === "agent" ? { role, id: ANNA.id } : { role },
  text: `${number}`,
});
const reader = { me: ANNA.id, skew: 0 };
const bubbles = (items: ReturnType<typeof timeline>) => items.filter((item): item is Bubble => item.item === "bubble");

test("what is on its way and what has arrived are one node", () => {
  const frame = { type: "message" as const, id: "own-id", chat: "c", text: "hi" };
  const before = bubbles(timeline(chat("c"), [{ frame, at: 5 }], reader));
  const after = bubbles(timeline(chat("c", {}, [said(1, 5, "agent", "own-id")]), [{ frame, at: 5 }], reader));
  expect(before.map(({ key, state }) => [key, state])).toEqual([["own-id", "pending"]]);
  expect(after.map(({ key, state }) => [key, state])).toEqual([["own-id", "sent"]]);
});

test("messages of one author within five minutes are one group; seen follows the visitor's mark", () => {
  const events = [said(1, 0, "agent"), said(2, MINUTE, "agent"), said(3, 7 * MINUTE, "agent"), said(4, 8 * MINUTE)];
  const items = bubbles(timeline({ ...chat("c", {}, events), seen: 2 }, [], reader));
  expect(items.map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
  expect(items.slice(0, 3).map(({ state }) => state)).toEqual(["seen", "seen", "sent"]);
});

test("the unread divider stands before the visitor's first new message, once, and days are parted", () => {
  const day = 24 * 60 * MINUTE;
  const events = [said(1, 0), said(2, MINUTE, "agent"), said(3, 2 * MINUTE), said(4, day * 2)];
  const items = timeline(chat("c", {}, events), [], { ...reader, divider: 1 });
  expect(items.map((item) => (item.item === "bubble" ? item.number : item.item))).toEqual([
    "day",
    1,
    2,
    "unread",
    3,
    "day",
    4,
  ]);
});

test("only web addresses become links, without the sentence's punctuation", () => {
  const links = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);
  expect(links("see https://a.example/x(y), or (www.b.example/z).")).toEqual([
    "https://a.example/x(y)",
    "https://www.b.example/z",
  ]);
  expect(links("javascript:alert(1) data:text/html,x file:///etc")).toEqual([]);
  const text = 'a <b href="https://c.example">c</b>\nd';
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

test("signing in leads back to our own pages only", () => {
  expect(safeTarget("/chats/c1")).toBe("/chats/c1");
  for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "/sign-in", undefined])
    expect(safeTarget(evil)).toBe("/chats");
});

test("times are short and in the reader's language", () => {
  expect([duration(42_000), duration(725_000), duration(3_723_000), duration(-5)]).toEqual([
    "0:42",
    "12:05",
    "1:02:03",
    "0:00",
  ]);
  const noon = new Date(2026, 4, 14, 12).getTime();
  expect(dayName(noon, noon, "en")).toBe("Today");
  expect(dayName(noon - 24 * 60 * MINUTE, noon, "fr")).toBe("Hier");
});

test("times are written as where the reader lives", () => {
  expect(regional("en", ["fr-FR", "en-GB", "en-US"])).toBe("en-GB");
  expect(regional("fr", ["en-GB"])).toBe("fr");
});

test("an address is written as short as people write it", () => {
  expect(shortAddress("0:0:0:0:0:0:0:1")).toBe("::1");
  expect(shortAddress("0:0:0:0:0:0:0:0")).toBe("::");
  expect(shortAddress("2001:db8:0:0:1:0:0:10")).toBe("2001:db8::1:0:0:10");
  expect(shortAddress("2001:db8:10:0:0:0:0:0")).toBe("2001:db8:10::");
  expect(shortAddress("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2:3:4:5:6");
  expect(shortAddress("192.0.2.10")).toBe("192.0.2.10");
});

test("of a long unsent text the end is shown", () => {
  expect(tail("short")).toBe("short");
  expect(tail(`${"x".repeat(5000)} the end`)).toMatch(/^…x{592} the end$/);
  expect(tail(`${"😀".repeat(400)}`)).toBe(`…${"😀".repeat(300)}`);
});

test("how long ago something was is said in the reader's language", () => {
  const now = Date.UTC(2026, 10, 26, 12);
  const told = (passed: number, language: string) => ago(now - passed, now, language);
  expect([told(-MINUTE, "en"), told(59_000, "en"), told(2 * MINUTE, "en"), told(60 * MINUTE, "en")]).toEqual([
    "now",
    "now",
    "2 minutes ago",
    "1 hour ago",
  ]);
  expect([told(0, "fr"), told(2 * MINUTE, "fr"), told(24 * 60 * MINUTE, "fr")]).toEqual([
    "maintenant",
    "il y a 2 minutes",
    "hier",
  ]);
  expect(told(40 * 24 * 60 * MINUTE, "fr")).toContain("2026");
});

test("only what somebody wrote leads a reader to the end", () => {
  const events = (["answer", "tagged", "note", "assigned"] as const).map((kind, at) => ({
    kind,
    number: at + 2,
    time: at,
  }));
  expect(newestLetter(events)).toBe(4);
  expect(newestLetter(events.slice(1, 2))).toBe(1);
});
