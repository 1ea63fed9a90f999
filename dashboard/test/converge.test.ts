import fc from "fast-check";
import { expect, test } from "vitest";
import { type Desk, wantedChats } from "../src/live/state";
import { ModelClient, ModelServer, TOM } from "./model";

const chat = fc.constantFrom("c1", "c2", "c3");
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("start" as const), chat }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("visitor" as const), chat, first: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("tomJoins" as const, "tomLeaves" as const), chat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("visitorEnds" as const), chat }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("visitorRates" as const), chat, good: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("command" as const),
      chat,
      type: fc.constantFrom(
        "serve" as const,
        "serve" as const,
        "message" as const,
        "note" as const,
        "leave" as const,
        "transfer" as const,
        "request_rating" as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("open" as const), chat: fc.option(chat, { nil: undefined }) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant("deliver" as const), count: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("repeat" as const, "lose" as const, "ping" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("cut" as const, "connect" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function play(server: ModelServer, client: ModelClient, act: Step): void {
  const visitor = { role: "visitor" as const };
  const tom = { role: "agent" as const, id: TOM.id };
  switch (act.do) {
    case "start":
      server.start(act.chat);
      return;
    case "visitor":
      server.add(act.chat, { kind: "message", author: visitor, text: "hello" }, act.first);
      return;
    case "tomJoins":
      if (server.chats.get(act.chat)?.summary.agents.length === 0)
        server.add(act.chat, { kind: "joined", author: tom, agent: TOM });
      return;
    case "tomLeaves":
      if (server.chats.get(act.chat)?.summary.agents.includes(TOM.id))
        server.add(act.chat, { kind: "left", author: tom });
      return;
    case "visitorEnds":
      server.add(act.chat, { kind: "ended", author: visitor, reason: "visitor" });
      return;
    case "visitorRates":
      server.add(act.chat, { kind: "rated", author: visitor, ...(act.good && { rating: "good", comment: "quick" }) });
      return;
    case "command":
      // Only who serves a chat has a text box for it.
      if (act.type === "serve" || client.desk.chats[act.chat]?.mine) client.command(act.type, act.chat);
      return;
    case "open":
      client.open(act.chat);
      return;
    case "deliver":
      for (let i = 0; i < act.count; i++) client.step();
      return;
    case "repeat":
      client.repeat();
      return;
    case "lose":
      lose(server);
      return;
    case "ping":
      if (server.connected) client.receive({ type: "ping" });
      return;
    case "cut":
      server.cut();
      client.lead.lost();
      return;
    case "connect":
      client.connect();
      return;
  }
}

/** Somebody's live event that never arrives, as if this reader had been skipped; the next number tells. */
function lose(server: ModelServer): void {
  const at = server.toClient.findIndex((frame) => frame.type === "event" && !frame.event.id);
  if (at >= 0) server.toClient.splice(at, 1);
}

/** What a person can see of the chats that are open. */
function seen(desk: Desk) {
  const wanted = new Set(wantedChats(desk).map((each) => each.id));
  const open = Object.values(desk.chats).filter((each) => each.summary.status !== "ended");
  return open
    .map((each) => ({ summary: each.summary, mine: each.mine, events: wanted.has(each.id) ? each.events : [] }))
    .sort((a, b) => (a.summary.id < b.summary.id ? -1 : 1));
}

test("state and events make the same desk as a fresh start, whatever happens on the way", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (acts) => {
      const server = new ModelServer();
      const client = new ModelClient(server);
      client.connect();
      for (const act of acts) play(server, client, act);
      client.settle();
      const fresh = new ModelClient(server);
      fresh.open(client.desk.opens.tab);
      fresh.connect();
      fresh.settle();
      expect(seen(client.desk)).toEqual(seen(fresh.desk));
    }),
    { numRuns: 3000 },
  );
}, 300_000);

test("every command is numbered once or refused, texts in the order they were written, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (acts) => {
      const server = new ModelServer();
      const client = new ModelClient(server);
      client.connect();
      for (const act of acts) play(server, client, act);
      client.settle();
      for (const { events } of server.chats.values()) {
        const ids = events.map((event) => event.id).filter((id) => id !== undefined);
        expect(new Set(ids).size).toBe(ids.length);
        const texts = events.filter((event) => (event.kind === "message" || event.kind === "note") && event.id);
        const order = texts.map((event) => Number(event.id?.slice("command-".length)));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
      for (const entry of client.outbox.all()) expect(entry.refused, entry.frame.id).toBeDefined();
    }),
    { numRuns: 3000 },
  );
}, 300_000);

test("a chat that ended while we were away keeps its last words for the one who served it", () => {
  const server = new ModelServer();
  const client = new ModelClient(server);
  client.connect();
  server.start("c1");
  client.command("serve", "c1");
  client.settle();
  server.cut();
  client.lead.lost();
  for (let i = 0; i < 9; i++) server.add("c1", { kind: "message", author: { role: "visitor" }, text: `${i}` });
  server.add("c1", { kind: "ended", author: { role: "visitor" }, reason: "visitor" });
  client.settle();
  expect(client.desk.chats.c1?.summary.status).toBe("ended");
  expect(client.desk.chats.c1?.events).toEqual(server.chats.get("c1")?.events);
});
