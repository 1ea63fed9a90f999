import type { ServerFrame, VisitorFrame } from "../../protocol/frames";
import type { Ends, Link, LinkState } from "../src/client/socket";
import type { Desk, Seat } from "./desk";

/** A connection in slow motion: every frame waits until the test lets it through, and a cut loses what is on the way. */
export class Wire {
  up: VisitorFrame[] = [];
  down: ServerFrame[] = [];
  private seat: Seat | undefined;
  private state: LinkState = { up: false, down: 0 };

  constructor(
    private readonly desk: Desk,
    private readonly ends: Ends,
  ) {}

  readonly link = (): Link => {
    const wire = this;
    return {
      get state() {
        return wire.state;
      },
      send: (frame) => void (wire.seat && wire.up.push(frame)),
      nudge: () => undefined,
      renew: () => wire.connect(),
      close: () => wire.cut(),
    };
  };

  get connected(): boolean {
    return this.seat !== undefined;
  }

  connect(): void {
    this.cut();
    this.seat = { send: (frame) => void this.down.push(structuredClone(frame)) };
    this.up.push(this.ends.hello());
  }

  cut(): void {
    if (this.seat) this.desk.leave(this.seat);
    this.seat = undefined;
    this.up = [];
    this.down = [];
    this.state = { up: false, down: 0 };
    this.ends.changed(this.state);
  }

  passUp(): boolean {
    const frame = this.up.shift();
    if (frame && this.seat) this.desk.accept(this.seat, frame);
    return frame !== undefined;
  }

  passDown(): boolean {
    const frame = this.down.shift();
    if (!frame) return false;
    if (frame.type === "welcome") {
      this.state = { up: true };
      this.ends.changed(this.state);
    }
    this.ends.frame(frame);
    return true;
  }

  /** The same frame once more, as a hostile or broken middle might. */
  repeatDown(): void {
    const frame = this.down[0];
    if (frame && frame.type !== "welcome") this.down.unshift(structuredClone(frame));
  }

  /** A frame lost although the connection stands. */
  loseDown(): void {
    if (this.down[0]?.type === "event") this.down.shift();
  }
}
