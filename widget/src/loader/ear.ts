import type { AccountStatus, LookFrame, ServerFrame } from "../../../protocol/frames";
import type { Ends, Hello, Link } from "../client/socket";

/** Listens before there is a client: who is there, and what the widget looks like. */
export interface Ear {
  readonly link: Link;
  readonly status: AccountStatus | undefined;
  /** From now on a client speaks and listens. Gives back what was heard on this connection. */
  hand(client: Ends): readonly ServerFrame[];
}

export function createEar(
  connect: (ends: Ends) => Link,
  hello: () => Hello,
  on: { look(frame: LookFrame): void; change(): void },
): Ear {
  let heard: readonly ServerFrame[] = [];
  let status: AccountStatus | undefined;
  let ends: Ends = {
    hello,
    frame: (frame) => {
      heard = [...heard.filter(({ type }) => type !== frame.type), frame];
      if ("status" in frame) status = frame.status as AccountStatus;
      on.change();
    },
    changed: (state) => {
      if (!state.up) heard = [];
      on.change();
    },
    signedOut: () => undefined,
  };
  const link = connect({
    hello: () => ends.hello(),
    frame: (frame) => (frame.type === "look" ? on.look(frame) : ends.frame(frame)),
    changed: (state) => ends.changed(state),
    signedOut: () => ends.signedOut(),
  });
  return {
    link,
    get status() {
      return status;
    },
    hand: (client) => {
      ends = client;
      return heard;
    },
  };
}
