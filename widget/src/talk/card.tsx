import { useEffect, useRef, useState } from "preact/hooks";
import { longestComment } from "../client/limits";
import { count } from "../locales/words";
import { useDesk } from "../panel/rating/desk";
import { useRoom } from "../panel/room";
import { Thumbs } from "./thumbs";

const warnAt = longestComment - 100;

/** Above the text box: asks for a comment after a thumb, and when the chat is over for what is missing. */
export function RatingCard({ over }: { over: boolean }) {
  const { words } = useRoom();
  const { on, said, asks } = useDesk();
  const missing = on && over && (!said.rating || asks);
  return (
    <>
      <p class="unseen" role="status">
        {asks && words.rateMore}
      </p>
      {(missing || asks) && (
        <section class="rate" aria-label={words.rateThis}>
          {missing && <h2>{words.rateThis}</h2>}
          {missing && <Thumbs wide />}
          {asks && <Comment />}
        </section>
      )}
      {on && said.lost !== undefined && (
        <p class="notice" role="status">
          {words.rateRefused}
        </p>
      )}
    </>
  );
}

function Comment() {
  const { host, words, speech } = useRoom();
  const { said, eager, comment, decline } = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const { session } = host.client;
  const [text, setText] = useState(session.data.comment || said.lost || said.comment || "");
  const room = longestComment - text.trim().length;
  const ready = text.trim() !== "" && room >= 0;
  useEffect(() => {
    if (eager) box.current?.focus();
  }, []);
  const leave = (work: () => void) => {
    work();
    if (document.hasFocus()) document.querySelector<HTMLElement>("[data-focus]")?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) leave(() => comment(text.trim()));
      }}
      onKeyDown={(event) => {
        if (event.keyCode !== 27) return; // 229 where an input method composes, which Escape takes back
        event.preventDefault();
        leave(decline);
      }}
    >
      <label>
        {words.rateMore}
        <textarea
          ref={box}
          rows={2}
          dir={text ? "auto" : undefined}
          value={text}
          aria-describedby="comment-limit"
          aria-invalid={room < 0}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            session.set({ comment: currentTarget.value });
          }}
        />
      </label>
      <p id="comment-limit" class="limit" role="status" data-over={room < 0} hidden={text.length < warnAt}>
        {text.length >= warnAt &&
          (room < 0 ? count(speech, "charactersOver", -room) : count(speech, "charactersLeft", room))}
      </p>
      <div>
        <button type="button" class="quiet" onClick={() => leave(decline)}>
          {words.notNow}
        </button>
        <button type="submit" class="primary" disabled={!ready}>
          {words.send}
        </button>
      </div>
    </form>
  );
}
