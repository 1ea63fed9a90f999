import type { AgentFrame } from "../../../protocol/frames";
import { apply, type DeskFrame, type LocalFrame } from "./apply";
import { Connection } from "./connection";
import { freshId } from "./ids";
import { Lead, type News } from "./lead";
import { loadMarks, saveMarks } from "./marks";
import { type Durable, Outbox } from "./outbox";
import { type Desk, emptyDesk, held } from "./state";
import { joinTabs, type Tabs } from "./tabs";
import { type OpenWire, socketWire, streamWire } from "./transport";

type Say =
  | { say: "frame"; frame: DeskFrame; at: number }
  | { say: "state"; desk: Desk }
  | { say: "news"; news: News }
  | { say: "who"; tab: string; open?: string }
  | { say: "send"; frame: AgentFrame }
  | { say: "do"; frame: LocalFrame }
  | { say: "now" }
  | { say: "alive" };

export interface Wires {
  socket: OpenWire;
  stream: OpenWire;
}

function browserWires(): Wires {
  const { protocol, host } = window.location;
  const socket = `${protocol === "https:" ? "wss" : "ws"}://${host}/live/agent`;
  return { socket: socketWire(socket), stream: streamWire("/live/agent/stream") };
}

type Command<T> = T extends Durable ? Omit<T, "id"> : never;

/** One agent's desk in this tab: the state, and the way to change it. Leads or follows, to its users it is the same. */
export class LiveDesk {
  readonly outbox: Outbox;
  readonly tab = freshId();
  private desk: Desk;
  private readonly listeners = new Set<() => void>();
  private readonly reporters = new Set<(news: News) => void>();
  private readonly tabs: Tabs<Say>;
  private connection: Connection | undefined;
  private leader: Lead | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly agent: string,
    private readonly wires: Wires = browserWires(),
  ) {
    this.desk = emptyDesk(loadMarks(agent), Date.now());
    this.outbox = new Outbox(`causerie.outbox.${agent}.`, safeStorage());
    this.outbox.subscribe(() => this.leader?.flush());
    window.addEventListener("storage", this.outbox.heard);
    window.addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    window.addEventListener("pagehide", this.leaving);
    this.tabs = joinTabs<Say>(`causerie.live.${agent}`, this.tab, {
      lead: () => queueMicrotask(() => this.lead()),
      stepDown: () => this.stepDown(),
      heard: (say) => this.heard(say),
    });
    this.tabs.post({ say: "who", tab: this.tab });
  }

  get state(): Desk {
    return this.desk;
  }

  get leading(): boolean {
    return this.connection !== undefined;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onNews(reporter: (news: News) => void): () => void {
    this.reporters.add(reporter);
    return () => this.reporters.delete(reporter);
  }

  /** Durable: kept until the server has it. */
  command(command: Command<Durable>): string {
    const id = freshId();
    this.outbox.add({ ...command, id } as Durable);
    return id;
  }

  retry(id: string): void {
    this.outbox.retry(id, freshId());
  }

  /** Not durable: typing, status, read marks. Said now or never. */
  say(frame: AgentFrame): void {
    if (this.connection) this.connection.send(frame);
    else this.tabs.post({ say: "send", frame });
  }

  local(frame: LocalFrame): void {
    if (this.leader) this.leader.reduce(frame);
    else {
      this.take(frame, Date.now());
      this.tabs.post({ say: "do", frame });
    }
  }

  tryNow(): void {
    if (this.connection) this.connection.tryNow();
    else this.tabs.post({ say: "now" });
  }

  stop(): void {
    this.leaving();
    this.tabs.stop();
    this.stepDown();
    window.removeEventListener("storage", this.outbox.heard);
    window.removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("pagehide", this.leaving);
  }

  private readonly wake = () => {
    if (document.visibilityState === "visible") this.connection?.wake();
  };

  private readonly leaving = () => this.local({ type: "here.open", tab: this.tab });

  private lead(): void {
    if (this.connection) return;
    const opens = this.desk.opens[this.tab] ? { [this.tab]: this.desk.opens[this.tab] as string } : {};
    this.set({ ...this.desk, opens });
    const connection = new Connection({
      ...this.wires,
      hello: () => ({ type: "hello", version: 1, have: held(this.desk) }),
      frame: (frame) => leader.received(frame),
      link: (link) => {
        if (link.phase !== "open") leader.lost();
        leader.reduce({ type: "here.link", link });
      },
    });
    const leader = new Lead({
      outbox: this.outbox,
      state: () => this.desk,
      reduce: (frame) => this.reduce(frame),
      send: (frame) => connection.send(frame),
      report: (news) => this.report(news),
    });
    this.connection = connection;
    this.leader = leader;
    this.tabs.post({ say: "state", desk: this.desk });
    this.beat = setInterval(() => this.tabs.post({ say: "alive" }), 5_000);
    connection.start();
  }

  private stepDown(): void {
    clearInterval(this.beat);
    this.connection?.stop();
    this.connection = undefined;
    this.leader = undefined;
  }

  private reduce(frame: DeskFrame): void {
    const at = Date.now();
    this.take(frame, at);
    this.tabs.post({ say: "frame", frame, at });
  }

  private take(frame: DeskFrame, at: number): void {
    this.set(apply(this.desk, frame, at));
  }

  private set(desk: Desk): void {
    if (desk === this.desk) return;
    if (desk.marks !== this.desk.marks) saveMarks(this.agent, desk.marks);
    this.desk = desk;
    for (const listener of this.listeners) listener();
  }

  private report(news: News): void {
    this.tabs.post({ say: "news", news });
    for (const reporter of this.reporters) reporter(news);
  }

  private heard(say: Say): void {
    if (this.connection) this.heardAsLeader(say);
    else this.heardAsFollower(say);
  }

  private heardAsFollower(say: Say): void {
    if (say.say === "frame") this.take(say.frame, say.at);
    if (say.say === "news") for (const reporter of this.reporters) reporter(say.news);
    if (say.say !== "state") return;
    const open = this.desk.opens[this.tab];
    this.set(say.desk);
    if (say.desk.opens[this.tab] !== open) this.local({ type: "here.open", tab: this.tab, chat: open });
  }

  private heardAsLeader(say: Say): void {
    if (say.say === "who") this.tabs.post({ say: "state", desk: this.desk });
    if (say.say === "send") this.connection?.send(say.frame);
    if (say.say === "do") this.leader?.reduce(say.frame);
    if (say.say === "now") this.connection?.tryNow();
  }
}

function safeStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
