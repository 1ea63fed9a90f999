import type { ServerFrame } from "../../../protocol/frames";

/** One connection to the server. `closed` is called exactly once, never after `close()`. */
export interface Transport {
  send(line: string): void;
  close(): void;
}

export interface Listener {
  frame(frame: ServerFrame): void;
  /** `pause`: how many milliseconds the server asks us to stay away, when it does; `why`, in words for the page's developer. */
  closed(code: number, pause?: number, why?: string): void;
}

export type Open = (origin: string, hello: string, listener: Listener) => Transport;

/** A frame that is not JSON is dropped: it can only come from something between us and the server. */
export function deliver(line: string, listener: Listener): void {
  let frame: ServerFrame;
  try {
    frame = JSON.parse(line) as ServerFrame;
  } catch {
    return;
  }
  listener.frame(frame);
}

export const openSocket: Open = (origin, hello, listener) => {
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}/live/visitor`);
  let over = false;
  socket.onopen = () => socket.send(hello);
  socket.onmessage = (message) => over || deliver(String(message.data), listener);
  const ended = (code: number, reason?: string) => {
    if (!over) listener.closed(code, 0, reason);
    over = true;
  };
  socket.onclose = ({ code, reason }) => ended(code, reason);
  // All that Chromium says of a socket that the page's policy forbids.
  socket.onerror = () => ended(1006);
  return {
    send: (line) => socket.readyState === 1 && socket.send(line),
    close: () => {
      over = true;
      socket.close();
    },
  };
};

/** A transport whose code is still on its way. */
export function openLater(coming: Promise<Open>, start: (open: Open) => Transport): Transport {
  let transport: Transport | undefined;
  let over = false;
  void coming.then((open) => {
    if (!over) transport = start(open);
  });
  return {
    send: (line) => transport?.send(line),
    close: () => {
      over = true;
      transport?.close();
    },
  };
}
