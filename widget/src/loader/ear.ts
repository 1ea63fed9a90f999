import type { AccountStatus, LookFrame, ServerFrame } from "../../../protocol/frames";
import type { Ends, Hello, Link } from "../client/socket";

/** Listens before there is a client: who is there, and what the widget looks like. */
export interface Ear {
  readonly link: Link;
  readonly status: AccountStatus | undefined;
  /** From now on a client speaks and listens. `fresh`: it knows of another visitor than the one we said hello as. */
  hand(ends: Ends, fresh: boolean): Link;
}

export function createEar(
  connect: (ends: Ends) => Link,
  hello: () => Hello,
  on: { look(frame: LookFrame): void; change(): void },
): Ear {
  let client: Ends | undefined;
  let heard: readonly ServerFrame[] = [];
  let status: AccountStatus | undefined;
  const listen = (frame: ServerFrame) => {
    if (frame.type === "look") return on.look(frame);
    heard = [...heard.filter(({ type }) => type !== frame.type), frame];
    if ("status" in frame) status = frame.status as AccountStatus;
    on.change();
  };
  const link = connect({
    hello: () => (client ? client.hello() : hello()),
    frame: (frame) => (client ? client.frame(frame) : listen(frame)),
    changed: (state) => {
      if (!state.up) heard = [];
      if (client) client.changed(state);
      else on.change();
    },
    signedOut: () => client?.signedOut(),
  });
  return {
    link,
    get status() {
      return status;
    },
    hand: (ends, fresh) => {
      let inherits = link.state.up && !fresh;
      client = ends;
      return {
        get state() {
          return link.state;
        },
        send: link.send,
        nudge: link.nudge,
        close: link.close,
        renew: () => {
          if (!inherits) return link.renew();
          inherits = false;
          ends.changed(link.state);
          for (const frame of heard) ends.frame(frame);
        },
      };
    },
  };
}
