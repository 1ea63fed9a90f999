import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { longestMessage } from "../client/limits";
import { type ChatState, isOpen } from "../client/state";
import { count } from "../locales/words";
import { Icon } from "./icons";
import { Notice } from "./notice";
import { useRoom } from "./room";

const warnAt = longestMessage - 200;

interface Props {
  open: boolean;
  state: ChatState;
  onPost(text: string): void;
}

export function Composer({ open, state, onPost }: Props) {
  const { host, words, speech, need } = useRoom();
  const { client } = host;
  // Where else it is changed, by what is given back or on the next page, it changes here.
  const { draft: text = "" } = client.session.data;
  const box = useRef<HTMLTextAreaElement>(null);
  // Nobody is there to start a chat with: the text stays here.
  const blocked = state.status === "offline" && !isOpen(state);
  const room = longestMessage - text.trim().length;
  const ready = text.trim() !== "" && room >= 0 && !blocked;

  useLayoutEffect(() => {
    const area = box.current;
    // Where the browser can, it does this by itself, and lays the panel out once less. Unseen it would be for nothing.
    if (!area || !open || CSS.supports("field-sizing", "content")) return;
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${area.scrollHeight}px`);
  }, [text, open, words.writeHere]);
  const long = text.length >= warnAt;
  useEffect(() => {
    if (long) need("talk");
  }, [long]);
  // After "Start a new chat"; never while the panel waits unseen, where it would take the focus from the page.
  useEffect(() => {
    if (open && document.hasFocus()) box.current?.focus();
  }, []);

  useLayoutEffect(() => {
    const typed = open ? host.typed() : undefined;
    if (typed !== undefined) change(typed);
  }, [open]);

  const change = (next: string) => {
    client.typing(next);
    client.write({ draft: next });
  };
  const send = () => {
    if (!ready) return;
    onPost(text.trim());
    change("");
    box.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it and has the code 229.
    if (event.keyCode !== 13 || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Notice state={state} written={text.trim() !== ""} />
      <div class="composer">
        <textarea
          ref={box}
          data-focus
          rows={1}
          dir={text ? "auto" : undefined}
          value={text}
          placeholder={words.writeHere}
          aria-label={words.writeHere}
          aria-describedby="limit notice"
          aria-invalid={room < 0}
          enterkeyhint="send"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={keys}
        />
        <button
          type="submit"
          class="send"
          aria-label={words.send}
          title={words.send}
          disabled={!ready}
          hidden={!text.trim()}
        >
          <Icon name="send" />
        </button>
        <p id="limit" class="limit" role="status" data-over={room < 0} hidden={!long}>
          {long &&
            (room < 0 ? (
              <>
                <bdi>{count(speech, "charactersOver", -room)}</bdi> <bdi>{words.shorten}</bdi>
              </>
            ) : (
              count(speech, "charactersLeft", room)
            ))}
        </p>
      </div>
    </form>
  );
}
