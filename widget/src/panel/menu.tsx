import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icons";
import { useRoom } from "./room";

export interface Asking {
  canEnd: boolean;
  /** Opens a dialog. */
  ask(dialog: "end" | "profile"): void;
}

export function Menu({ canEnd, ask }: Asking) {
  const { words } = useRoom();
  const [shown, show] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const hide = () => {
    show(false);
    opener.current?.focus();
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
      {shown && <List canEnd={canEnd} ask={ask} hide={hide} leave={() => show(false)} />}
    </div>
  );
}

interface ListProps extends Asking {
  /** Closes the list and goes back to its button. */
  hide(): void;
  /** Closes the list and lets the focus go where it goes. */
  leave(): void;
}

function List({ canEnd, ask, hide, leave }: ListProps) {
  const { host, words } = useRoom();
  const [muted, mute] = useState(host.client.session.data.muted === true);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector("button")?.focus();
    const away = (event: Event) => {
      if (!list.current?.parentElement?.contains(event.target as Node)) leave();
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const keys = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll("button") ?? [])];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape") hide();
    else if (event.key === "Tab") return leave();
    else if (step) items[(at + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  };
  const sound = () => {
    mute(!muted);
    host.client.session.set({ muted: !muted });
  };
  const open = (dialog: "end" | "profile") => {
    hide();
    ask(dialog);
  };
  return (
    <div class="list" role="menu" tabIndex={-1} aria-label={words.menu} ref={list} onKeyDown={keys}>
      <button type="button" role="menuitemcheckbox" aria-checked={!muted} onClick={sound}>
        <Icon name="bell" />
        <span>{words.sound}</span>
        <i class="switch" />
      </button>
      <button type="button" role="menuitem" onClick={() => open("profile")}>
        <Icon name="person" />
        <span>{words.formProfile}</span>
      </button>
      {canEnd && (
        <button type="button" role="menuitem" onClick={() => open("end")}>
          <Icon name="leave" />
          <span>{words.endChat}</span>
        </button>
      )}
    </div>
  );
}
