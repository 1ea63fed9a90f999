import type { ServerFrame, VisitorFrame } from "../../../protocol/frames";
import { asks, backoff, signInAgain, stayAway } from "./backoff";
import { type Open, openLater, openSocket, type Transport } from "./transport";

export type Hello = Extract<VisitorFrame, { type: "hello" }>;

/** `down`: since when there is no connection. `retry`: when we try again; absent while trying. */
export interface LinkState {
  readonly up: boolean;
  readonly down?: number | undefined;
  readonly retry?: number | undefined;
  /** The close code after which we do not come back. */
  readonly barred?: number | undefined;
  /** And why, for the page's developer. */
  readonly why?: string | undefined;
}

export interface Ends {
  hello(): Hello;
  frame(frame: ServerFrame): void;
  changed(link: LinkState): void;
  /** The server does not know our token any more. */
  signedOut(): void;
}

export interface Link {
  readonly state: LinkState;
  send(frame: VisitorFrame): void;
  /** Tries now instead of waiting. */
  nudge(): void;
  /** Drops the present connection and comes back at once, though we were told not to. */
  renew(): void;
  close(): void;
}

const silence = 13_000;

/** Keeps one connection to the server alive: hello, heartbeat, back-off, and the fallback where sockets are blocked. */
export function createLink(origin: string, ends: Ends, fetchStream: () => Promise<Open>): Link {
  let state: LinkState = { up: false, down: Date.now() };
  let transport: Transport | undefined;
  let welcomed = false;
  let tries = 0;
  let socketFailures = 0;
  let socketWorked = false;
  let again: true | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  const change = (next: LinkState) => {
    state = next;
    ends.changed(next);
  };
  const heard = () => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => lost(1006), silence);
  };
  const drop = () => {
    clearTimeout(silenceTimer);
    clearTimeout(retryTimer);
    transport?.close();
    transport = undefined;
  };
  const connect = () => {
    drop();
    welcomed = false;
    // A network that blocks sockets lets neither of two through; one where they worked gets more patience.
    const stream = typeof WebSocket === "undefined" || socketFailures >= (socketWorked ? 6 : 2);
    socketFailures = stream ? 0 : socketFailures + 1;
    change({ up: false, down: state.down ?? Date.now() });
    heard();
    try {
      const hello = JSON.stringify({ ...ends.hello(), again });
      const start = (open: Open) => open(origin, hello, { frame: (f) => receive(f, stream), closed: lost });
      transport = stream ? openLater(fetchStream(), start) : start(openSocket);
    } catch {
      lost(1006);
    }
  };
  const receive = (frame: ServerFrame, stream: boolean) => {
    heard();
    if (frame.type === "ping") return send({ type: "pong" });
    if (frame.type === "welcome") {
      welcomed = again = true;
      tries = 0;
      socketFailures = 0;
      socketWorked ||= !stream;
      change({ up: true });
    }
    if (welcomed || frame.type === "error") ends.frame(frame);
  };
  const lost = (code: number, pause = 0, why?: string) => {
    drop();
    const down = state.down ?? Date.now();
    const asked = asks(code);
    if (asked === stayAway) return change({ up: false, down, barred: code, why });
    if (asked === signInAgain) ends.signedOut();
    const delay = Math.max(pause, backoff(tries++));
    retryTimer = setTimeout(connect, delay);
    change({ up: false, down, retry: Date.now() + delay });
  };
  const send = (frame: VisitorFrame) => transport?.send(JSON.stringify(frame));

  return {
    get state() {
      return state;
    },
    send,
    nudge: () => {
      if (state.retry !== undefined) connect();
    },
    renew: connect,
    close: drop,
  };
}
