import type { Browser, Page } from "@playwright/test";
import { people } from "../fixture/agent.ts";
import { address, key } from "./scene.ts";

/** A chat that has been going on, and what a browser must know to go on with it. */
export interface Talk {
  kept: { token: string; visitor: string; chat: string };
  /** The agent says something more. */
  say(text: string): Promise<void>;
  /** Another visitor's chat, as long as asked for. */
  end(): Promise<void>;
}

interface Desk {
  desk: WebSocket;
  said: number;
}

/** So many messages, by visitor and agent in turn, each stored before the next is said. */
export async function talk(browser: Browser, messages: number): Promise<Talk> {
  const context = await browser.newContext({ baseURL: address });
  const { email, password } = people.anna;
  const answer = await context.request.post("/api/session", {
    data: { email, password },
    headers: { Origin: address },
  });
  if (!answer.ok()) throw new Error(`Anna cannot sign in: ${answer.status()}`);
  const page = await context.newPage();
  // Any page of ours will do that may connect; the sockets are opened by hand.
  await page.goto("/demo");
  const kept = await page.evaluate(begin, { key, messages, socket: address.replace(/^http/, "ws") });
  return {
    kept,
    say: (text) => speak(page, kept.chat, text),
    end: () => context.close(),
  };
}

async function speak(page: Page, chat: string, text: string): Promise<void> {
  await page.evaluate(
    ([where, words]) => {
      const hall = window as unknown as Desk;
      hall.said += 1;
      hall.desk.send(
        JSON.stringify({ type: "message", id: `${Date.now()}measure${hall.said}`, chat: where, text: words }),
      );
    },
    [chat, text] as const,
  );
}

/** Runs in a page of ours. */
async function begin({ key, messages, socket }: { key: string; messages: number; socket: string }) {
  let fail: (why: string) => void = () => {};
  const failed = new Promise<never>((_, no) => {
    fail = (why) => no(new Error(why));
  });
  type Frame = { type: string; [name: string]: unknown };
  const connect = (path: string, hello: object, tell: (frame: Frame, socket: WebSocket) => void) => {
    const line = new WebSocket(socket + path);
    line.onclose = ({ code }) => fail(`${path} was closed with ${code}`);
    line.onerror = () => fail(`${path} does not open`);
    line.onopen = () => line.send(JSON.stringify(hello));
    line.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.type === "ping") line.send('{"type":"pong"}');
      else if (frame.type === "refused" || frame.type === "error") fail(data);
      else tell(frame, line);
    };
  };
  const here = new Promise<WebSocket>((done) =>
    connect(
      "/live/agent",
      { type: "hello", version: 1, have: {} },
      (frame, line) => frame.type === "desk" && done(line),
    ),
  );
  const desk = await Promise.race([here, failed]);
  Object.assign(window, { desk, said: 0 });
  const words = "Yes, the shade is linen, and it comes in two sizes: see https://shop.example/lamps/halo. ";
  const page = { url: "https://shop.example/", title: "Shop" };
  const talked = new Promise<Talk["kept"]>((done) => {
    const kept = { token: "", visitor: "", chat: "" };
    let said = 0;
    let waiting = "";
    const next = (visitor: WebSocket) => {
      waiting = `${Date.now()}talk${said}`;
      const text = `${said + 1}. ${words.repeat(1 + (said % 3))}`;
      const frame = { type: "message", id: waiting, text };
      if (said % 2 === 0) visitor.send(JSON.stringify(frame));
      else desk.send(JSON.stringify({ ...frame, chat: kept.chat }));
    };
    connect("/live/visitor", { type: "hello", version: 1, key, page, language: "en" }, (frame, visitor) => {
      const event = frame.event as { id?: string; kind: string } | undefined;
      if (frame.type === "welcome") {
        kept.token = String(frame.token);
        kept.visitor = String(frame.visitor);
        next(visitor);
      } else if (frame.type === "event" && event?.id === waiting) {
        kept.chat = String(frame.chat);
        if (said === 0) desk.send(JSON.stringify({ type: "serve", id: `${Date.now()}serve`, chat: kept.chat }));
        said += 1;
        if (said < messages) return next(visitor);
        visitor.close();
        done(kept);
      }
    });
  });
  return Promise.race([talked, failed]);
}
