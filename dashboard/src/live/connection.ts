import type { AgentFrame, ServerFrame } from "../../../protocol/frames";
import { backoff, ending } from "./backoff";
import type { Link } from "./state";
import type { OpenWire, Wire } from "./transport";

export const SILENCE = 13_000;

export interface ConnectionOptions {
  socket: OpenWire;
  stream: OpenWire;
  hello(): AgentFrame;
  frame(frame: ServerFrame): void;
  link(link: Link): void;
  silence?: number;
  wait?: (attempt: number) => number;
}

/** Keeps one wire to the server alive until told otherwise, and says how that goes. */
export class Connection {
  private wire: Wire | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private failedSockets = 0;
  private socketWorked = false;
  private streamWorked = false;
  private via: "socket" | "stream" = "socket";
  private welcomed = false;
  private since = Date.now();
  private over = false;

  constructor(private readonly options: ConnectionOptions) {}

  start(): void {
    this.options.link({ phase: "starting", since: this.since });
    this.open();
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
    clearTimeout(this.watch);
    this.wire?.close();
    this.wire = undefined;
  }

  get ready(): boolean {
    return this.welcomed;
  }

  send(frame: AgentFrame): void {
    if (this.welcomed) this.wire?.send(frame);
  }

  tryNow(): void {
    if (this.over || this.wire) return;
    clearTimeout(this.timer);
    this.open();
  }

  /** After a sleep the silence timer is late; whoever wakes us asks for a look at the clock. */
  wake(): void {
    if (this.wire && Date.now() - this.heard > (this.options.silence ?? SILENCE)) this.wire.close();
    else this.tryNow();
  }

  private heard = Date.now();

  private open(): void {
    this.via = this.choose();
    this.welcomed = false;
    const transport = this.via === "socket" ? this.options.socket : this.options.stream;
    const wire = transport(this.options.hello(), {
      frame: (frame) => this.received(frame),
      closed: (code, pause) => this.closed(code, pause),
    });
    if (this.over) return;
    this.wire = wire;
    this.listen();
  }

  /** A network that never let a socket through gets the stream after two tries, any other after six. */
  private choose(): "socket" | "stream" {
    if (this.streamWorked && !this.socketWorked) return "stream";
    const limit = this.socketWorked ? 6 : 2;
    return this.failedSockets > 0 && this.failedSockets % (limit + 1) === limit ? "stream" : "socket";
  }

  private received(frame: ServerFrame): void {
    this.listen();
    if (frame.type === "ping") this.wire?.send({ type: "pong" });
    if (frame.type === "desk") this.welcome();
    this.options.frame(frame);
  }

  private welcome(): void {
    this.welcomed = true;
    this.attempt = 0;
    this.failedSockets = 0;
    if (this.via === "socket") this.socketWorked = true;
    else this.streamWorked = true;
    this.since = Date.now();
    this.options.link({ phase: "open", since: this.since, via: this.via });
  }

  private listen(): void {
    this.heard = Date.now();
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.wire?.close(), this.options.silence ?? SILENCE);
  }

  private closed(code: number, pause = 0): void {
    clearTimeout(this.watch);
    if (this.over) return;
    this.wire = undefined;
    if (!this.welcomed) {
      this.failedSockets += 1;
      if (this.via === "stream") this.streamWorked = false;
    } else this.since = Date.now();
    this.welcomed = false;
    const end = ending(code);
    if (end === "come_back") this.comeBack(pause);
    else {
      this.over = true;
      this.options.link({ phase: end === "sign_in" ? "signed_out" : "stopped", since: Date.now() });
    }
  }

  private comeBack(pause: number): void {
    const delay = Math.max(pause, (this.options.wait ?? backoff)(this.attempt));
    this.attempt += 1;
    this.options.link({ phase: "down", since: this.since, next: Date.now() + delay });
    this.timer = setTimeout(() => this.open(), delay);
  }
}
