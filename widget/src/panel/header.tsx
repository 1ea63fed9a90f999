import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../client/client";
import { agentsIn, isEnded } from "../client/state";
import { Avatar } from "./avatar";
import { Icon } from "./icons";
import { useRoom } from "./room";

interface Props {
  view: View;
  canEnd: boolean;
  onEnd(): void;
}

export function Header({ view, canEnd, onEnd }: Props) {
  const { host, words } = useRoom();
  const { state, link } = view;
  const agents = isEnded(state) ? [] : agentsIn(state.events);
  const agent = agents[agents.length - 1];
  const status = link.up ? state.status : undefined;
  return (
    <header class="head">
      {agent ? (
        <Avatar agent={agent} key={agent.id} />
      ) : (
        <span class="avatar team">
          <Icon name="talk" />
        </span>
      )}
      <div class="who">
        <h1>{agent?.name ?? host.title}</h1>
        <p>
          {status && <i class="presence" data-status={status} />}
          <span>{agent?.title ?? (status ? words[status] : words.connecting)}</span>
        </p>
      </div>
      <Menu canEnd={canEnd} onEnd={onEnd} />
      <button type="button" class="tool" aria-label={words.minimise} title={words.minimise} onClick={host.minimise}>
        <Icon name="down" />
      </button>
    </header>
  );
}

function Menu({ canEnd, onEnd }: Omit<Props, "view">) {
  const { host, words } = useRoom();
  const [shown, show] = useState(false);
  const [muted, mute] = useState(host.client.session.data.muted === true);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!shown) return;
    list.current?.querySelector("button")?.focus();
    const away = (event: Event) => {
      if (!list.current?.parentElement?.contains(event.target as Node)) show(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [shown]);
  const hide = () => {
    show(false);
    opener.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll("button") ?? [])];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape") hide();
    else if (event.key === "Tab") return show(false);
    else if (step) items[(at + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div class="menu">
      <button
        type="button"
        class="tool"
        ref={opener}
        aria-label={words.menu}
        title={words.menu}
        aria-haspopup="menu"
        aria-expanded={shown}
        onClick={() => show(!shown)}
      >
        <Icon name="more" />
      </button>
      {shown && (
        <div class="list" role="menu" tabIndex={-1} aria-label={words.menu} ref={list} onKeyDown={keys}>
          <button
            type="button"
            role="menuitemcheckbox"
            aria-checked={!muted}
            onClick={() => {
              mute(!muted);
              host.client.session.set({ muted: !muted });
            }}
          >
            <Icon name="bell" />
            <span>{words.sound}</span>
            <i class="switch" />
          </button>
          {canEnd && (
            <button
              type="button"
              role="menuitem"
              onClick={() => {
                hide();
                onEnd();
              }}
            >
              <Icon name="leave" />
              <span>{words.endChat}</span>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
