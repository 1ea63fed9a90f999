import type { ServerFrame } from "../../../protocol/frames";
import type { Ends, Link } from "./socket";

/**
 * The link of a client that comes while the loader listens already: it goes on with that connection, and with what was
 * `heard` on it. `fresh`: it knows of another visitor than the one the loader said hello as, and must say hello itself.
 */
export function inherit(link: Link, heard: readonly ServerFrame[], ends: Ends, fresh: boolean): Link {
  let inherits = link.state.up && !fresh;
  return {
    ...link,
    get state() {
      return link.state;
    },
    renew: () => {
      if (!inherits) return link.renew();
      inherits = false;
      ends.changed(link.state);
      for (const frame of heard) ends.frame(frame);
    },
  };
}
