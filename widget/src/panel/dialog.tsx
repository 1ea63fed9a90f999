import { useLayoutEffect, useRef } from "preact/hooks";
import { useRoom } from "./room";

/** Asks once before the chat is ended. The browser's own dialog keeps the focus and answers Escape. */
export function EndDialog({ onClose }: { onClose(): void }) {
  const { host, words } = useRoom();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const done = () => {
    onClose();
    // The browser tells of Escape a moment later; meanwhile the focus may have left the panel for good.
    if (document.hasFocus()) document.querySelector<HTMLElement>("[data-focus]")?.focus();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="end-question"
      aria-describedby="end-explained"
      onClose={done}
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
    >
      <h2 id="end-question">{words.endQuestion}</h2>
      <p id="end-explained">{words.endExplained}</p>
      <div>
        <button type="button" class="quiet" onClick={done}>
          {words.endNo}
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => {
            host.client.end();
            done();
          }}
        >
          {words.endChat}
        </button>
      </div>
    </dialog>
  );
}
