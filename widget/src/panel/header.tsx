import type { View } from "../client/client";
import { agentsIn, isEnded } from "../client/state";
import { Avatar } from "./avatar";
import { Icon } from "./icons";
import { type Asking, Menu } from "./menu";
import { useDesk } from "./rating/desk";
import { useRoom } from "./room";

interface Props extends Asking {
  view: View;
}

export function Header({ view, canEnd, ask }: Props) {
  const { host, words, later } = useRoom();
  const rating = useDesk();
  const { state, link } = view;
  const agents = isEnded(state) ? [] : agentsIn(state.events);
  const agent = agents[agents.length - 1];
  const status = link.up ? state.status : undefined;
  const { title, concierge } = host.look;
  return (
    <section class="head" aria-label={host.look.title}>
      {agent ? (
        <Avatar name={agent.name} picture={agent.avatar} key={agent.id} />
      ) : (
        <Avatar name={title} picture={concierge.avatar || undefined} key="team">
          <Icon name="talk" />
        </Avatar>
      )}
      <div class="who">
        <h1>
          <bdi>{agent?.name ?? (concierge.name || title)}</bdi>
        </h1>
        <p>
          {status && <i class="presence" data-status={status} />}
          <bdi>{(agent ? agent.title : concierge.byline) || (status ? words[status] : words.connecting)}</bdi>
        </p>
      </div>
      {rating.on && later.talk && <later.talk.Thumbs />}
      <Menu canEnd={canEnd} ask={ask} />
      <button type="button" class="tool" aria-label={words.minimise} title={words.minimise} onClick={host.minimise}>
        <Icon name="down" />
      </button>
    </section>
  );
}
