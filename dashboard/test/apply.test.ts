import { expect, test } from "vitest";
import type { ChatSummary, Event } from "../../protocol/frames";
import { apply, type DeskFrame } from "../src/live/apply";
import { summarise } from "../src/live/fold";
import { behind, type Desk, emptyDesk, lastHeld, unreadOf } from "../src/live/state";
import { ANNA, ModelClient, ModelServer, TOM } from "./model";

const summary = (more: Partial<ChatSummary> = {}): ChatSummary => ({
  id: "c1",
  status: "active",
  visitor: { id: "v", name: "Zoé" },
  agents: [ANNA.id],
  started: 1,
  last: 1,
  ...more,
});

const message = (number: number, role: "visitor" | "agent" = "visitor"): Event => ({
  kind: "message",
  number,
  time: number,
  author: role === "agent" ? { role, id: ANNA.id } : { role },
  text: `text ${number}`,
});

const hello = (chats: ChatSummary[]): DeskFrame => ({
  type: "desk",
  version: 1,
  me: ANNA,
  status: "online",
  account: "online",
  agents: [],
  departments: [],
  chats,
  time: 5_000,
});

const run = (frames: DeskFrame[], from: Desk = emptyDesk()) =>
  frames.reduce((desk, frame) => apply(desk, frame, 4_000), from);
const event = (number: number, prev = number - 1): DeskFrame => ({
  type: "event",
  chat: "c1",
  prev,
  event: message(number),
});

test("an event that follows is taken, a repeat is dropped", () => {
  const desk = run([hello([summary()]), event(1), event(2), event(2), event(1)]);
  expect(desk.chats.c1?.events.map((e) => e.number)).toEqual([1, 2]);
});

test("a gap takes nothing and makes the chat known to be behind", () => {
  const desk = run([hello([summary()]), event(1), event(4)]);
  expect(lastHeld(desk.chats.c1 as never)).toBe(1);
  expect(desk.chats.c1?.known).toBe(4);
});

test("a message ends what its author was typing, and leaves the others typing", () => {
  const typing = (author: { role: "visitor" | "agent"; id?: string }): DeskFrame => ({
    type: "typing",
    chat: "c1",
    author,
    on: true,
    text: "unsent",
  });
  const tom = { role: "agent" as const, id: TOM.id };
  const desk = run([hello([summary()]), typing({ role: "visitor" }), typing(tom), event(1)]);
  expect(desk.chats.c1?.typing.map((t) => t.author)).toEqual([tom]);
});

test("an old summary that comes late changes nothing", () => {
  const desk = run([hello([summary({ last: 7, lastText: "new" })]), { type: "chat", chat: summary({ last: 3 }) }]);
  expect(desk.chats.c1?.summary.lastText).toBe("new");
});

test("unread are the visitor's messages after the mark, and answering is reading", () => {
  const frames = [hello([summary()]), event(1), event(2), event(3)];
  const desk = run(frames);
  const unread = (d: Desk) => unreadOf(d, d.chats.c1 as never);
  expect(unread(desk)).toBe(3);
  expect(unread(run([{ type: "here.read", chat: "c1", number: 2 }], desk))).toBe(1);
  expect(unread(run([{ type: "event", chat: "c1", prev: 3, event: message(4, "agent") }], desk))).toBe(0);
});

test("a colleague's chat that ended is gone, an own one stays until it is closed", () => {
  const ended = (agents: string[]): DeskFrame => ({
    type: "chat",
    chat: summary({ agents, status: "ended", last: 2 }),
  });
  expect(run([hello([summary({ agents: [TOM.id] })]), ended([TOM.id])]).chats.c1).toBeUndefined();
  const own = run([hello([summary()]), ended([])]);
  expect(own.chats.c1?.mine).toBe(true);
  expect(run([{ type: "here.forget", chat: "c1" }], own).chats.c1).toBeUndefined();
});

test("a status chosen here shows until the server says it too", () => {
  const chosen = run([hello([]), { type: "here.status", status: "away" }]);
  expect(chosen.wanted).toBe("away");
  const told = run([{ type: "agent", presence: { agent: ANNA, status: "away", connected: true } }], chosen);
  expect([told.wanted, told.status]).toEqual([undefined, "away"]);
});

test("the server's clock is kept as a difference to ours", () => {
  expect(run([hello([])]).skew).toBe(1_000);
});

test("a chat that is handed over waits for whom it was given to and is not mine any more", () => {
  const department = { id: "d1", name: "Sales" };
  const author = { role: "agent", id: ANNA.id } as const;
  const over: Event = { kind: "transferred", number: 2, time: 7, author, department };
  const desk = run([hello([summary()]), event(1), { type: "event", chat: "c1", prev: 1, event: over }]);
  expect(desk.chats.c1?.mine).toBe(false);
  expect(desk.chats.c1?.summary).toMatchObject({ status: "waiting", agents: [], department, waiting: 7 });
  const to: Event = { kind: "transferred", number: 3, time: 8, author, agent: TOM };
  const named = run([{ type: "event", chat: "c1", prev: 2, event: to }], desk);
  expect(named.chats.c1?.summary).toMatchObject({ department, awaits: TOM.id });
  const joined: Event = { kind: "joined", number: 4, time: 9, author: { role: "agent", id: TOM.id }, agent: TOM };
  const taken = run([{ type: "event", chat: "c1", prev: 3, event: joined }], named);
  expect(taken.chats.c1?.summary).not.toHaveProperty("awaits");
});

test("departments are what was told last", () => {
  const departments = [{ id: "d1", name: "Sales", status: "away" as const, members: [ANNA.id] }];
  expect(run([hello([]), { type: "departments", departments }]).departments).toEqual(departments);
  expect(run([hello([]), { type: "departments", departments }, hello([])]).departments).toEqual([]);
});

test("a rating that comes when the chat is over is shown, and its event is asked for", () => {
  const ended: Event = { kind: "ended", number: 2, time: 2, author: { role: "agent", id: ANNA.id }, reason: "agent" };
  const rated: Event = {
    kind: "rated",
    number: 3,
    time: 3,
    author: { role: "visitor" },
    rating: "bad",
    comment: "Slow",
  };
  const desk = run([
    hello([summary()]),
    { type: "events", chat: "c1", events: [message(1)], last: 1 },
    { type: "event", chat: "c1", prev: 1, event: ended },
    { type: "chat", chat: summary({ status: "ended", last: 3, rating: "bad", comment: "Slow" }) },
  ]);
  expect(desk.chats.c1?.summary).toMatchObject({ status: "ended", rating: "bad", comment: "Slow" });
  expect(behind(desk).map(({ id }) => id)).toEqual(["c1"]);
  const whole = run([{ type: "events", chat: "c1", events: [rated], last: 3 }], desk);
  expect(whole.chats.c1?.events.at(-1)).toEqual(rated);
  const back: Event = { kind: "rated", number: 4, time: 4, author: { role: "visitor" } };
  expect(summarise(summary({ rating: "bad", comment: "Slow" }), back).rating).toBeUndefined();
  expect(
    run([{ type: "chat", chat: summary({ id: "c9", status: "ended", rating: "good" }) }], desk).chats.c9,
  ).toBeUndefined();
});

test("what was refused goes when its chat is put away, and not before", () => {
  const server = new ModelServer();
  const client = new ModelClient(server);
  server.start("c1");
  client.connect();
  client.command("serve", "c1");
  client.settle();
  server.add("c1", { kind: "ended", author: { role: "visitor" }, reason: "visitor" });
  client.command("message", "c1");
  client.settle();
  const left = () => client.outbox.all().map(({ refused }) => refused?.reason);
  expect(left()).toEqual(["ended"]);
  client.open("c1");
  client.lead.reduce({ type: "here.forget", chat: "c1" });
  expect(left(), "it is still read").toEqual(["ended"]);
  client.open(undefined);
  client.lead.reduce({ type: "here.forget", chat: "c1" });
  expect(left()).toEqual([]);
});
