import type { AgentFrame, ServerFrame } from "../../../protocol/frames";
import { asked } from "./backoff";

/** One way to the server. `closed` is called exactly once, also when it could never be opened. */
export interface Wire {
  send(frame: AgentFrame): void;
  close(): void;
}

export interface WireEvents {
  frame(frame: ServerFrame): void;
  /** `pause`: how many milliseconds the server asks us to stay away, when it does. */
  closed(code: number, pause?: number): void;
}

export type OpenWire = (hello: AgentFrame, events: WireEvents) => Wire;

export const LOST = 1006;

function decode(text: string): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === "object" && frame !== null && "type" in frame ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}

export function socketWire(url: string, make: (url: string) => WebSocket = (to) => new WebSocket(to)): OpenWire {
  return (hello, events) => {
    let socket: WebSocket;
    try {
      socket = make(url);
    } catch {
      // A browser may forbid the very making of one.
      queueMicrotask(() => events.closed(LOST));
      return { send: () => {}, close: () => {} };
    }
    let over = false;
    const closed = (code: number) => {
      if (over) return;
      over = true;
      events.closed(code);
    };
    socket.onopen = () => socket.send(JSON.stringify(hello));
    socket.onmessage = (message) => {
      const frame = over ? undefined : decode(String(message.data));
      if (frame) events.frame(frame);
    };
    socket.onclose = (event) => closed(event.code);
    return {
      send: (frame) => {
        if (socket.readyState === 1) socket.send(JSON.stringify(frame));
      },
      close: () => {
        socket.close();
        // A dead network never answers the closing handshake; we do not wait for it.
        closed(LOST);
      },
    };
  };
}

/** Server-sent events down, POST up: the same frames where WebSockets are blocked. */
export function streamWire(url: string, ask: typeof fetch = (input, init) => fetch(input, init)): OpenWire {
  return (hello, events) => {
    const abort = new AbortController();
    const queue: AgentFrame[] = [];
    let stream = "";
    let posting = false;
    let over = false;
    const closed = (code: number, pause?: number) => {
      if (over) return;
      over = true;
      abort.abort();
      events.closed(code, pause);
    };
    const post = async () => {
      if (posting || over || !stream) return;
      posting = true;
      while (queue.length > 0 && !over) {
        const lines = queue.splice(0, 20).map((frame) => JSON.stringify(frame));
        const body = { method: "POST", body: takeFitting(lines, queue), signal: abort.signal };
        const answer = await ask(`${url}/${stream}`, body).catch(() => undefined);
        if (!answer?.ok) closed(LOST);
      }
      posting = false;
    };
    const block = (name: string, data: string) => {
      if (over) return;
      if (name === "close") return closed(Number(data) || LOST);
      const frame = decode(data);
      if (frame?.type === "stream") {
        stream = frame.stream;
        void post();
      } else if (frame) events.frame(frame);
    };
    void readEvents(ask, url, { body: JSON.stringify(hello), signal: abort.signal, block }).then(
      (end) => closed(end.code, end.pause),
      () => closed(LOST),
    );
    return {
      send: (frame) => {
        queue.push(frame);
        void post();
      },
      close: () => closed(LOST),
    };
  };
}

/** One POST may carry 64 kB; what does not fit goes back to the queue. */
function takeFitting(lines: string[], queue: AgentFrame[]): string {
  let size = 0;
  let count = 0;
  for (const line of lines) {
    size += new TextEncoder().encode(line).length + 1;
    if (count > 0 && size > 60_000) break;
    count += 1;
  }
  queue.unshift(...lines.slice(count).map((line) => JSON.parse(line) as AgentFrame));
  return lines.slice(0, count).join("\n");
}

interface Reading {
  body: string;
  signal: AbortSignal;
  block(name: string, data: string): void;
}

interface End {
  code: number;
  pause?: number;
}

async function readEvents(ask: typeof fetch, url: string, reading: Reading): Promise<End> {
  const { body, signal, block } = reading;
  const answer = await ask(url, { method: "POST", body, signal });
  if (answer.status === 401) return { code: 4100 };
  if (!answer.ok || !answer.body) return { code: LOST, pause: asked(answer.headers.get("retry-after")) };
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { code: LOST };
    rest += value;
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    for (const text of blocks) {
      const field = (name: string) =>
        text
          .split(/\r?\n/)
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).trimStart())
          .join("\n");
      block(field("event"), field("data"));
    }
  }
}
