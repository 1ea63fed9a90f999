import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Client, createClient } from "../src/client/client";
import { Desk } from "./desk";
import { hello } from "./serve";
import { SharedStorage } from "./storage";
import { Wire } from "./wire";

const claire = { id: "agent-1", name: "Claire" };

interface Tab {
  client: Client;
  wire: Wire;
  die(): void;
}

/** One visitor with two tabs before a model server, and everything that may happen between them. */
class World {
  readonly desk = new Desk();
  readonly tabs: Tab[] = [];
  /** What the visitor wrote, in whichever tab, in that order. */
  readonly written: string[] = [];
  private readonly storage = new SharedStorage();
  words = 0;

  constructor() {
    this.tabs.push(this.openTab());
    this.settle();
    this.tabs.push(this.openTab());
  }

  openTab(): Tab {
    const made: { client?: Client; wire?: Wire } = {};
    const { shelf, leave } = this.storage.tab((key, value) => made.client?.storageChanged(key, value));
    const client = createClient({
      key: "k",
      shelf: () => shelf,
      connect: (ends) => {
        made.wire = new Wire(this.desk, ends);
        return made.wire.link();
      },
      hello: () => hello,
    });
    made.client = client;
    client.opened();
    const wire = made.wire as Wire;
    const close = () => {
      wire.cut();
      leave();
    };
    return { client, wire, die: close };
  }

  write(at: number): void {
    const text = `word ${++this.words}`;
    this.written.push(text);
    this.tabs[at]?.client.post(text);
  }

  retry(at: number): void {
    const refused = this.tabs[at]?.client.view.entries.find((entry) => entry.refused);
    if (!refused) return;
    this.tabs[at]?.client.retry(refused.id);
  }

  reload(at: number): void {
    this.tabs[at]?.die();
    this.tabs[at] = this.openTab();
  }

  /** Lets everything through until nothing moves. */
  settle(): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (const { wire } of this.tabs) {
        while (wire.passUp()) moved = true;
        while (wire.passDown()) moved = true;
      }
    }
  }

  get stored(): string[] {
    const events = this.desk.chats.flatMap((chat) => chat.events);
    return events.flatMap((event) => (event.kind === "message" && event.author.role === "visitor" ? [event.text] : []));
  }
}

type Step = { do: string; at: number };

function act(world: World, step: Step): void {
  const { wire } = world.tabs[step.at] as Tab;
  if (step.do === "write") world.write(step.at);
  else if (step.do === "up") wire.passUp();
  else if (step.do === "down") wire.passDown();
  else if (step.do === "repeat") wire.repeatDown();
  else if (step.do === "lose") wire.loseDown();
  else if (step.do === "cut") wire.cut();
  else if (step.do === "connect") wire.connect();
  else if (step.do === "reload") world.reload(step.at);
  else if (step.do === "refuse") world.desk.refusals.push("unavailable");
  else if (step.do === "retry") world.retry(step.at);
  else if (step.do === "rate") world.tabs[step.at]?.client.rate("good", `comment ${++world.words}`);
  else if (step.do === "say" && world.desk.open()) world.desk.say(claire, "An answer");
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const names = [
  "write",
  "write",
  "up",
  "up",
  "down",
  "down",
  "repeat",
  "lose",
  "cut",
  "connect",
  "reload",
  "refuse",
  "retry",
  "rate",
  "say",
];
const steps = fc.array(fc.record({ do: fc.constantFrom(...names), at: fc.constantFrom(0, 1) }), {
  maxLength: 80,
  size: "max",
});

test("whatever happens on the way, every message is stored once and in order, and both tabs show the same", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const world = new World();
      for (const step of all) act(world, step);
      world.desk.refusals = [];
      for (let round = 0; round < 3; round++) {
        for (const { wire } of world.tabs) wire.connect();
        world.settle();
        for (const at of [0, 1])
          while (world.tabs[at]?.client.view.entries.some((entry) => entry.refused)) world.retry(at);
        world.settle();
      }
      const steady = (texts: string[]) => texts.filter((text) => !world.desk.postponed.has(text));
      expect([...world.stored].sort()).toEqual([...world.written].sort());
      expect(steady(world.stored)).toEqual(steady(world.written));
      for (const { client } of world.tabs) {
        expect(client.view.entries).toEqual([]);
        expect(client.view.state.events).toEqual(world.desk.chats[0]?.events ?? []);
      }
    }),
    { numRuns: 1000 },
  );
});
