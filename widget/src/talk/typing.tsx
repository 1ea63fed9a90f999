import type { Event } from "../../../protocol/frames";
import { agentsIn } from "../client/state";
import { Avatar } from "../panel/avatar";
import { Named } from "../panel/lines";
import { useRoom } from "../panel/room";

/** An agent is writing. */
export function Typing({ events, id }: { events: readonly Event[]; id: string }) {
  const { host, words } = useRoom();
  const agent = agentsIn(events).find((one) => one.id === id);
  return (
    <div class="row theirs first last comes typing">
      {host.look.avatars && <Avatar name={agent?.name ?? host.look.title} picture={agent?.avatar} />}
      <div class="bubble">
        <span class="unseen">
          <Named text={words.typing} name={agent?.name ?? words.team} />
        </span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
