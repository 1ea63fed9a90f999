import { describe, expect, test } from "vitest";
import type { Event, ServerFrame } from "../../protocol/frames";
import { agentsIn, type ChatState, emptyState, isEnded, leaveChat, reduce, unread } from "../src/client/state";

const agent = { id: "a", name: "Claire" };
const message = (number: number, role: "visitor" | "agent", text = `text ${number}`): Event => ({
  kind: "message",
  number,
  time: number,
  text,
  author: { role, id: role === "agent" ? "a" : "v" },
  id: `id-${number}`,
});
const started: Event = {
  kind: "started",
  number: 1,
  time: 1,
  author: { role: "visitor" },
  visitor: { id: "v", name: "V" },
};
const live = (event: Event, prev: number, chat = "c"): ServerFrame => ({ type: "event", chat, prev, event });

function fold(frames: readonly ServerFrame[], from: ChatState = emptyState): ChatState {
  return frames.reduce((state, frame) => reduce(state, frame).state, from);
}
const numbers = (state: ChatState) => state.events.map((event) => event.number);

test("whoever served a chat that is handed over is not in it any more", () => {
  const joined: Event = { kind: "joined", number: 2, time: 2, author: { role: "agent", id: "a" }, agent };
  const over: Event = { kind: "transferred", number: 3, time: 3, author: { role: "agent", id: "a" } };
  const other: Event = { ...joined, number: 4, agent: { id: "b", name: "Louis" } };
  expect(agentsIn([started, joined, over])).toEqual([]);
  expect(agentsIn([started, joined, over, other])).toEqual([{ id: "b", name: "Louis" }]);
});

test("the departments stay when a chat is left behind", () => {
  const departments = [{ id: "d1", name: "Sales", status: "online" as const }];
  const state = fold([{ type: "departments", departments }, live(started, 0)]);
  expect(leaveChat(state).departments).toEqual(departments);
});

describe("events", () => {
  const two = fold([live(started, 0), live(message(2, "visitor"), 1)]);

  test("a repeat is dropped", () => {
    expect(numbers(fold([live(message(2, "visitor"), 1), live(started, 0)], two))).toEqual([1, 2]);
  });

  test("a gap is not shown but asked for, once", () => {
    const first = reduce(two, live(message(4, "agent"), 3));
    expect(first.ask).toEqual({ chat: "c", after: 2 });
    expect(numbers(first.state)).toEqual([1, 2]);
    expect(reduce(first.state, live(message(5, "agent"), 4)).ask).toBeUndefined();
  });

  test("numbers we may not see are no gap, since prev says so", () => {
    expect(numbers(fold([live(message(7, "agent"), 2)], two))).toEqual([1, 2, 7]);
  });

  test("a long history comes in parts", () => {
    const part: ServerFrame = { type: "events", chat: "c", events: [started, message(2, "agent")], last: 4 };
    const step = reduce(
      fold([{ type: "welcome", version: 1, visitor: "v", token: "t", status: "online", chat: "c", time: 0 }]),
      part,
    );
    expect(step.ask).toEqual({ chat: "c", after: 2 });
    expect(step.state.caughtUp).toBe(false);
    const rest: ServerFrame = {
      type: "events",
      chat: "c",
      events: [message(3, "agent"), message(4, "agent")],
      last: 4,
    };
    expect(reduce(step.state, rest).state).toMatchObject({ caughtUp: true, last: 4 });
  });

  test("a new chat takes the place of an ended one, and nothing of the old one comes back", () => {
    const next = fold([live(started, 0, "d"), live(message(3, "agent"), 2, "c")], two);
    expect(next.chat).toBe("d");
    expect(numbers(next)).toEqual([1]);
  });

  test("a chat that was left stays left", () => {
    expect(fold([live(message(3, "agent"), 2)], leaveChat(two)).events).toEqual([]);
  });
});

test("unread counts what agents wrote after our read mark", () => {
  const state = fold([
    live(started, 0),
    live(message(2, "agent"), 1),
    live(message(3, "visitor"), 2),
    live(message(4, "agent"), 3),
  ]);
  expect(unread(state)).toBe(2);
  expect(unread({ ...state, read: 2 })).toBe(1);
});

test("a message ends the typing of its agent", () => {
  const typing: ServerFrame = { type: "typing", chat: "c", author: { role: "agent", id: "a" }, on: true };
  const state = fold([live(started, 0), typing]);
  expect(state.typing).toBe("a");
  expect(fold([live(message(2, "agent"), 1)], state).typing).toBeUndefined();
});

test("our own typing in another tab is not an agent's", () => {
  const typing: ServerFrame = { type: "typing", chat: "c", author: { role: "visitor" }, on: true, text: "Hel" };
  expect(fold([live(started, 0), typing]).typing).toBeUndefined();
});

test("agents are those who joined and did not leave", () => {
  const other = { id: "b", name: "Noor" };
  const events: Event[] = [
    { kind: "joined", number: 2, time: 2, author: { role: "agent", id: "a" }, agent },
    { kind: "joined", number: 3, time: 3, author: { role: "agent", id: "b" }, agent: other },
    { kind: "left", number: 4, time: 4, author: { role: "agent", id: "a" } },
  ];
  expect(agentsIn(events)).toEqual([other]);
});

test("an agent is who they were last introduced as, while they are there", () => {
  const by = { role: "agent", id: "a" } as const;
  const now = { id: "a", name: "Claire M.", avatar: "/picture/x.png" };
  const events: Event[] = [
    { kind: "joined", number: 2, time: 2, author: by, agent },
    { kind: "introduced", number: 3, time: 3, author: by, agent: now },
  ];
  expect(agentsIn(events)).toEqual([now]);
  const gone: Event[] = [
    { kind: "joined", number: 2, time: 2, author: by, agent },
    { kind: "left", number: 3, time: 3, author: by },
    { kind: "introduced", number: 4, time: 4, author: by, agent: now },
  ];
  expect(agentsIn(gone)).toEqual([]);
});

test("a stranger's welcome leaves the former visitor's chat behind", () => {
  const state = fold([live(started, 0)], { ...emptyState, visitor: "v" });
  const next = fold([{ type: "welcome", version: 1, visitor: "w", token: "t", status: "away", time: 0 }], state);
  expect(next).toMatchObject({ visitor: "w", chat: undefined, events: [], status: "away" });
});

test("an ended chat is ended", () => {
  const ended: Event = { kind: "ended", number: 2, time: 2, author: { role: "visitor" }, reason: "visitor" };
  expect(isEnded(fold([live(started, 0), live(ended, 1)]))).toBe(true);
});
