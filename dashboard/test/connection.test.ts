import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket as ServerSocket, WebSocket, WebSocketServer } from "ws";
import type { AgentFrame, ServerFrame } from "../../protocol/frames";
import { asked, backoff, ending } from "../src/live/backoff";
import { Connection } from "../src/live/connection";
import { LiveDesk } from "../src/live/desk";
import type { Link } from "../src/live/state";
import { socketWire, streamWire } from "../src/live/transport";
import { ANNA } from "./model";

// Waiting costs nothing while the condition comes: the bound is for a machine that is busy with something else.
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000 });

const DESK: ServerFrame = {
  type: "desk",
  version: 1,
  me: ANNA,
  status: "online",
  account: "online",
  agents: [],
  departments: [],
  chats: [],
  time: 0,
};

interface Host {
  port: number;
  heard: AgentFrame[];
  sockets: ServerSocket[];
  close(): void;
}

const toClose: { close?(): void; stop?(): void }[] = [];
afterEach(() => {
  for (const each of toClose.splice(0)) (each.close ?? each.stop)?.call(each);
});

/** A server that answers hello with a desk; `sockets: false` is a network that blocks WebSockets. */
async function host(options: { sockets: boolean }): Promise<Host> {
  const heard: AgentFrame[] = [];
  const sockets: ServerSocket[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    for (const line of body.split("\n")) heard.push(JSON.parse(line));
    if (request.url === "/live/agent/stream/s1") return response.writeHead(202).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('data: {"type":"stream","stream":"s1"}\n\n');
    response.write(`data: ${JSON.stringify(DESK)}\n\n`);
  });
  const accept = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (!options.sockets) return socket.destroy();
    accept.handleUpgrade(request, socket, head, (ws) => {
      sockets.push(ws);
      ws.on("message", (data) => {
        const frame = JSON.parse(String(data)) as AgentFrame;
        heard.push(frame);
        if (frame.type === "hello") ws.send(JSON.stringify(DESK));
      });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const made: Host = {
    port: (server.address() as AddressInfo).port,
    heard,
    sockets,
    close: () => {
      for (const ws of sockets) ws.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
  toClose.push(made);
  return made;
}

// A browser's socket never throws for want of a listener.
const browserSocket = (url: string) =>
  new WebSocket(url).on("error", () => undefined) as unknown as globalThis.WebSocket;

function connect(port: number, silence = 13_000, make = browserSocket) {
  const links: Link[] = [];
  const frames: ServerFrame[] = [];
  let tries = 0;
  const connection = new Connection({
    socket: socketWire(`ws://127.0.0.1:${port}/live/agent`, make),
    stream: streamWire(`http://127.0.0.1:${port}/live/agent/stream`),
    hello: () => {
      tries += 1;
      return { type: "hello", version: 1, have: { c1: 4 } };
    },
    frame: (frame) => frames.push(frame),
    link: (link) => links.push(link),
    silence,
    wait: (attempt) => Math.min(attempt, 3),
  });
  toClose.push(connection);
  connection.start();
  return { connection, links, frames, tries: () => tries };
}

const opened = (links: Link[]) => links.filter((link) => link.phase === "open").length;

test("says hello with what it has, answers pings, and is open with the desk", async () => {
  const server = await host({ sockets: true });
  const { links } = connect(server.port);
  await until(() => expect(opened(links)).toBe(1));
  server.sockets[0]?.send('{"type":"ping"}');
  await until(() => expect(server.heard.map((frame) => frame.type)).toEqual(["hello", "pong"]));
  expect(server.heard[0]).toMatchObject({ have: { c1: 4 } });
});

test.each([1006, 4000, 4001, 4002, 4003])("comes back after %i", async (code) => {
  const server = await host({ sockets: true });
  const { links } = connect(server.port);
  await until(() => expect(opened(links)).toBe(1));
  if (code === 1006) server.sockets[0]?.terminate();
  else server.sockets[0]?.close(code);
  await until(() => expect(opened(links)).toBe(2));
  expect(links.map((link) => link.phase)).toEqual(["starting", "open", "down", "open"]);
});

test.each([
  [4100, "signed_out"],
  [4101, "signed_out"],
  [4200, "stopped"],
  [4201, "stopped"],
])("does not come back after %i", async (code, phase) => {
  const server = await host({ sockets: true });
  const { links, connection, tries } = connect(server.port);
  await until(() => expect(opened(links)).toBe(1));
  server.sockets[0]?.close(code);
  await until(() => expect(links.at(-1)?.phase).toBe(phase));
  connection.tryNow();
  expect(tries()).toBe(1);
});

test("a link that went silent is replaced", async () => {
  const server = await host({ sockets: true });
  const { links } = connect(server.port, 250);
  await until(() => expect(opened(links)).toBeGreaterThan(1));
});

test("where WebSockets are blocked it takes the stream by itself, and sends through it", async () => {
  const server = await host({ sockets: false });
  const { links, connection } = connect(server.port);
  await until(() => expect(opened(links)).toBe(1));
  expect(links.at(-1)?.via).toBe("stream");
  connection.send({ type: "status", status: "away" });
  connection.send({ type: "watch", chat: "c9" });
  await until(() => expect(server.heard.map((frame) => frame.type)).toEqual(["hello", "status", "watch"]));
});

test("a house that is full says when to come back, and that is when it comes", async () => {
  const full = createServer((_request, response) => response.writeHead(503, { "retry-after": "2" }).end());
  full.listen(0, "127.0.0.1");
  await once(full, "listening");
  toClose.push({
    close: () => {
      full.closeAllConnections();
      full.close();
    },
  });
  const { links } = connect((full.address() as AddressInfo).port);
  const waits = () => links.flatMap((link) => (link.next === undefined ? [] : [link.next - Date.now()]));
  await until(() => expect(Math.max(...waits())).toBeGreaterThan(1_000));
  expect(Math.max(...waits())).toBeLessThanOrEqual(2_600);
  expect([asked("5", () => 0), asked("5", () => 1), asked(null), asked("86400", () => 0)]).toEqual([
    5_000, 6_500, 0, 60_000,
  ]);
});

test("where the very making of a WebSocket is forbidden it takes the stream too", async () => {
  const server = await host({ sockets: true });
  const forbidden = (): globalThis.WebSocket => {
    throw new DOMException("blocked", "SecurityError");
  };
  const { links } = connect(server.port, undefined, forbidden);
  await until(() => expect(opened(links)).toBe(1));
  expect(links.at(-1)?.via).toBe("stream");
});

test("the back-off starts at once, doubles, and stays within its limits", () => {
  expect(backoff(0)).toBe(0);
  expect([1, 2, 3, 4, 5, 6, 7].map((n) => backoff(n, () => 0.5))).toEqual([500, 1000, 2000, 3000, 3000, 3000, 3000]);
  expect([backoff(20, () => 0), backoff(20, () => 1)]).toEqual([2_100, 3_900]);
});

test("close codes are read by their range", () => {
  expect([1000, 1006, 1011, 4000, 4099].map(ending)).toEqual(Array(5).fill("come_back"));
  expect([4100, 4199].map(ending)).toEqual(["sign_in", "sign_in"]);
  expect([4200, 4299].map(ending)).toEqual(["stop", "stop"]);
});

test("a desk that has just begun is not one that has long been without a connection", () => {
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("navigator", {});
  const never = () => ({ send: () => {}, close: () => {} });
  const before = Date.now();
  const desk = new LiveDesk("anna", { socket: never, stream: never });
  const { since } = desk.state.link;
  desk.stop();
  vi.unstubAllGlobals();
  expect(since).toBeGreaterThanOrEqual(before);
});
