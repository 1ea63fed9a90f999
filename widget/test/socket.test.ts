import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { asked } from "../src/client/backoff";
import { type Client, createClient } from "../src/client/client";
import { createLink } from "../src/client/socket";
import openStream from "../src/client/stream";
import { Desk } from "./desk";
import { hello, type Served, serve } from "./serve";

const claire = { id: "a", name: "Claire" };
/** A browser tells a failed socket by `close`; the package throws when nobody listens to its errors. */
class BrowserSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on("error", () => undefined);
  }
}

let desk: Desk;
let served: Served;
let client: Client;

function connect(): Client {
  return createClient({
    key: "k",
    shelf: () => {
      throw new Error("no storage");
    },
    connect: (ends) => createLink(served.origin, ends, async () => openStream),
    hello: () => hello,
  });
}

beforeEach(async () => {
  vi.stubGlobal("WebSocket", BrowserSocket);
  desk = new Desk();
  served = await serve(desk);
});
afterEach(async () => {
  client.pause();
  await served.close();
  vi.unstubAllGlobals();
});

const up = (timeout = 20_000) => expect.poll(() => client.view.link.up, { timeout }).toBe(true);
const said = () => client.view.state.events.flatMap((event) => (event.kind === "message" ? [event.text] : []));

test("a message goes out, comes back numbered, and leaves the outbox", async () => {
  client = connect();
  await up();
  client.post("Hello");
  expect(client.view.entries).toHaveLength(1);
  await expect.poll(said).toEqual(["Hello"]);
  expect(client.view.entries).toEqual([]);
  desk.say(claire, "Good morning");
  await expect.poll(said).toEqual(["Hello", "Good morning"]);
});

test("after a restart the client comes back at once and asks only for what it misses", async () => {
  client = connect();
  await up();
  client.post("One");
  await expect.poll(said).toEqual(["One"]);
  served.down = true;
  served.cut();
  await expect.poll(() => client.view.link.up).toBe(false);
  desk.say(claire, "Two");
  client.post("Three");
  served.down = false;
  await expect.poll(said).toEqual(["One", "Two", "Three"]);
  const hellos = desk.received.filter((frame) => frame.type === "hello");
  expect(hellos.at(-1)).toMatchObject({ after: 2, token: expect.any(String) });
});

test("a socket that the page's policy forbids, of which only an error is heard, is not waited for", async () => {
  class Forbidden {
    readonly readyState = 3;
    onerror = () => {};
    constructor() {
      setTimeout(() => this.onerror());
    }
    close() {}
  }
  vi.stubGlobal("WebSocket", Forbidden);
  client = connect();
  // Sooner than the first socket would be given up.
  await up(10_000);
});

test("where sockets are blocked the same frames go through the stream", async () => {
  served.socketless = true;
  client = connect();
  await up();
  for (const text of ["One", "Two", "Three"]) client.post(text);
  await expect.poll(said).toEqual(["One", "Two", "Three"]);
  desk.say(claire, "Four");
  await expect.poll(said).toEqual(["One", "Two", "Three", "Four"]);
  served.cut(4000);
  client.post("Five");
  await expect.poll(said).toEqual(["One", "Two", "Three", "Four", "Five"]);
});

test("a browser without WebSocket uses the stream", async () => {
  vi.stubGlobal("WebSocket", undefined);
  client = connect();
  await up();
  client.post("Hello");
  await expect.poll(said).toEqual(["Hello"]);
});

test("a house that is full says when to come back, and that is when it comes", async () => {
  served.full = 5;
  client = connect();
  const wait = () => (client.view.link.retry ?? 0) - Date.now();
  await expect.poll(wait).toBeGreaterThan(4_000); // more than the back-off ever takes
  expect(wait()).toBeLessThanOrEqual(6_500);
  served.full = 0;
  client.nudge();
  await up();
});

test("what is asked by Retry-After is kept within reason and spread", () => {
  expect([asked("5", () => 0), asked("5", () => 1)]).toEqual([5_000, 6_500]);
  expect([asked(null), asked("soon"), asked("86400", () => 0)]).toEqual([0, 0, 60_000]);
});

test("told to stay away it stays away; told to sign in again it comes back as someone new", async () => {
  client = connect();
  await up();
  const before = client.view.state.visitor;
  served.cut(4100);
  await expect.poll(() => client.view.state.visitor).not.toBe(before);
  served.cut(4203);
  await expect.poll(() => client.view.link.barred).toBe(4203);
  client.nudge();
  expect(client.view.link.barred).toBe(4203);
});

test("the unsent text is told at once, then at most twice a second, and only within a chat", async () => {
  client = connect();
  await up();
  client.typing("before the chat");
  client.post("Hello");
  await expect.poll(said).toEqual(["Hello"]);
  for (const text of ["a", "ab", "abc"]) client.typing(text);
  const peeks = () => desk.received.flatMap((frame) => (frame.type === "typing" ? [frame.text] : []));
  await expect.poll(peeks).toEqual(["a", "abc"]);
});
