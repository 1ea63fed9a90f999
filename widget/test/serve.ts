import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type WebSocket, WebSocketServer } from "ws";
import type { Look, ServerFrame, VisitorFrame } from "../../protocol/frames";
import { few, partOf } from "../parts.mjs";
import type { Hello } from "../src/client/socket";
import type { Desk, Seat } from "./desk";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

export interface Served {
  readonly origin: string;
  /** Ends all connections, as a restarting server does. */
  /** `why`: for the page's developer. */
  cut(code?: number, why?: string): void;
  /** While true nothing connects: the server is down, or sockets alone are blocked. */
  down: boolean;
  socketless: boolean;
  /** Seconds after which to come back, while there is no room. */
  full: number;
  /** The site's own texts; the mark of a language's words is how many there are. */
  texts: Look["texts"];
  /** How many there are now. */
  readonly streams: number;
  close(): Promise<void>;
}

/** What the snippet says of the widget. */
export type Dress = Partial<Look>;

export const look: Look = {
  chat: true,
  title: "Talk to our team",
  color: "#3b4cca",
  textColor: "#ffffff",
  scheme: "auto",
  size: "medium",
  avatars: true,
  rating: false,
  launcher: { label: "", hideOnPhone: false },
  place: { side: "right", x: 20, y: 20, phoneX: 20, phoneY: 20, zIndex: 2147483000 },
  concierge: { name: "", byline: "", avatar: "" },
  badge: { shown: false, layout: "text_only", text: "", color: "#ffffff", textColor: "#000000", image: "" },
  // Comes with the connection, where there are any.
  forms: undefined as unknown as Look["forms"],
  texts: {},
};

/** The one picture that the model server has: a red dot. */
export const picture = "/picture/0123456789abcdef0123456789abcdef.png";
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
/** How a page greets, whoever the visitor is. */
export const hello: Hello = {
  type: "hello",
  version: 1,
  key: "k",
  page: { url: "https://shop.example/", title: "Shop" },
  language: "en",
  look: 1,
};

type Pages = Readonly<Record<string, (nonce: string) => { body: string; policy?: string }>>;

/** The model server on a real port: sockets, the fallback stream, the snippet, and the pages a test brings. */
export async function serve(desk: Desk, pages: Pages = {}, dress: Dress = {}, port = 0): Promise<Served> {
  const sockets = new Set<WebSocket>();
  const streams = new Map<string, { seat: Seat; response: ServerResponse }>();
  const served = {
    down: false,
    socketless: false,
    full: 0,
    texts: dress.texts ?? {},
    get streams() {
      return streams.size;
    },
  };
  const http = createServer((request, response) => {
    if (served.down) return request.destroy();
    const url = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("access-control-allow-origin", "*");
    if (served.full) return response.writeHead(503, { "retry-after": String(served.full) }).end();
    const page = pages[url.pathname];
    if (request.method === "POST") return stream(desk, streams, url.pathname, request, response);
    if (page) return sendPage(page("0815"), response);
    if (url.pathname === "/snippet.js") return sendScript(snippet(url.searchParams.get("key") ?? "", dress), response);
    const own = /^\/widget\/words\/k\/(launcher-|talk-|form-)?(.+)-\d+\.js$/.exec(url.pathname);
    if (own) return sendScript(ownWords(own[2] ?? "", own[1]?.slice(0, -1), served.texts), response);
    if (/^\/widget\/[\w-]+\.js$/.test(url.pathname))
      return sendScript(readFileSync(dist + url.pathname.slice(8), "utf8"), response);
    if (url.pathname === picture) return response.setHeader("content-type", "image/png").end(dot);
    response.writeHead(404).end();
  });
  const live = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    if (served.down || served.socketless || served.full) return socket.destroy();
    live.handleUpgrade(request, socket, head, (connection) => {
      sockets.add(connection);
      const seat: Seat = { send: (frame) => connection.send(JSON.stringify(frame)) };
      connection.on("message", (data) => desk.accept(seat, JSON.parse(String(data)) as VisitorFrame));
      connection.on("close", () => {
        desk.leave(seat);
        sockets.delete(connection);
      });
    });
  });
  const heartbeat = setInterval(() => {
    for (const seat of desk.seats) seat.send({ type: "ping" });
  }, 6000);
  await new Promise<void>((done) => http.listen(port, "127.0.0.1", done));
  const cut = (code = 4000, why = "") => {
    const said = why && `event: why\ndata: ${why}\n\n`;
    for (const socket of sockets) socket.close(code, why);
    for (const { response } of streams.values()) response.end(`${said}event: close\ndata: ${code}\n\n`);
  };
  return Object.assign(served, {
    origin: `http://localhost:${(http.address() as AddressInfo).port}`,
    cut,
    close: () => {
      clearInterval(heartbeat);
      cut();
      for (const socket of sockets) socket.terminate();
      http.closeAllConnections();
      return new Promise<void>((done) => http.close(() => done()));
    },
  });
}

/** As the server tells of own texts. */
export const marks = (texts: Look["texts"]): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([language, own]) => [language, String(Object.keys(own).length)]));

function ownWords(language: string, part: string | undefined, texts: Look["texts"]): string {
  const ours = JSON.parse(readFileSync(new URL(`../src/locales/${language}.json`, import.meta.url), "utf8"));
  const all = Object.entries({ ...ours, ...texts[language] });
  const words = Object.fromEntries(all.filter(([key]) => (part === "launcher" ? few.test(key) : partOf(key) === part)));
  return `var CauserieWords=${JSON.stringify(words)};`;
}

function snippet(key: string, { texts = {}, ...changes }: Dress): string {
  const settings = {
    key,
    lookVersion: 1,
    look: { ...look, ...changes },
    words: marks(texts),
  };
  return readFileSync(`${dist}loader.js`, "utf8").replace('"__CAUSERIE_SETTINGS__"', () => JSON.stringify(settings));
}

function sendPage({ body, policy }: { body: string; policy?: string }, response: ServerResponse): void {
  if (policy) response.setHeader("content-security-policy", policy);
  response.setHeader("content-type", "text/html; charset=utf-8").end(body);
}

function sendScript(code: string, response: ServerResponse): void {
  response.setHeader("content-type", "text/javascript; charset=utf-8").end(code);
}

type Streams = Map<string, { seat: Seat; response: ServerResponse }>;

async function stream(desk: Desk, streams: Streams, path: string, request: IncomingMessage, response: ServerResponse) {
  let body = "";
  for await (const part of request) body += part;
  const frames = body.split("\n").map((line) => JSON.parse(line) as VisitorFrame);
  const known = streams.get(path.slice("/live/visitor/stream/".length));
  if (known) {
    for (const frame of frames) desk.accept(known.seat, frame);
    response.writeHead(202).end();
  } else if (path === "/live/visitor/stream") {
    const id = `stream-${streams.size + 1}`;
    const send = (frame: ServerFrame) => void response.write(`data: ${JSON.stringify(frame)}\n\n`);
    const seat: Seat = { send };
    streams.set(id, { seat, response });
    response.writeHead(200, { "content-type": "text/event-stream" });
    send({ type: "stream", stream: id });
    for (const frame of frames) desk.accept(seat, frame);
    response.on("close", () => {
      desk.leave(seat);
      streams.delete(id);
    });
  } else response.writeHead(404).end();
}
