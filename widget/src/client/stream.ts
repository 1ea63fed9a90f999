import { asked } from "./backoff";
import { deliver, type Open } from "./transport";

/**
 * Server-sent events down, POST up. One POST at a time, because order matters. A script of its own, fetched only where
 * sockets are blocked.
 */
const openStream: Open = (origin, hello, listener) => {
  const url = `${origin}/live/visitor/stream`;
  const abort = new AbortController();
  let stream: string | undefined;
  let waiting: string[] = [];
  let posting = false;
  let over = false;
  let why: string | undefined;

  const finish = (code: number, pause?: number) => {
    if (over) return;
    over = true;
    abort.abort();
    listener.closed(code, pause, why);
  };
  const post = (to: string, body: string) =>
    fetch(to, {
      method: "POST",
      body,
      headers: { "content-type": "text/plain" },
      credentials: "omit",
      signal: abort.signal,
    });
  const flush = async () => {
    if (posting || over || stream === undefined || waiting.length === 0) return;
    posting = true;
    const batch = take(waiting);
    waiting = waiting.slice(batch.length);
    const answer = await post(`${url}/${stream}`, batch.join("\n")).catch(() => undefined);
    posting = false;
    if (answer?.ok) void flush();
    else finish(1006);
  };
  const line = (event: string, data: string) => {
    if (event === "close") return finish(Number(data) || 1006);
    if (event === "why") {
      why = data;
      return;
    }
    deliver(data, {
      ...listener,
      frame: (frame) => {
        if (frame.type !== "stream") return listener.frame(frame);
        stream = frame.stream;
        void flush();
      },
    });
  };

  post(url, hello)
    .then((answer) => {
      if (answer.ok && answer.body) return read(answer.body, (event, data) => over || line(event, data));
      finish(1006, asked(answer.headers.get("retry-after")));
    })
    .catch(() => undefined)
    .then(() => finish(1006));
  return {
    send: (text) => {
      waiting.push(text);
      void flush();
    },
    close: () => {
      over = true;
      abort.abort();
    },
  };
};

/** As many lines as surely fit into one POST of 64 kB, at least one. */
function take(lines: readonly string[]): string[] {
  let size = 0;
  return lines.filter((line, index) => {
    size += line.length * 3 + 1;
    return index === 0 || size <= 64_000;
  });
}

async function read(body: ReadableStream<Uint8Array>, line: (event: string, data: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let event = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      const [, field, data = ""] = /^(event|data): ?(.*?)\r?$/.exec(text) ?? [];
      if (field === "event") event = data;
      else if (field) {
        line(event, data);
        event = "";
      }
    }
  }
}

export default openStream;
