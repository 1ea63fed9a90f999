import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useRoom } from "./room";

interface ModalProps {
  title: string;
  /** The id of what says more about it. */
  explained?: string;
  onClose(): void;
  children(done: () => void): ComponentChildren;
}

/** The browser's own dialog keeps the focus and answers Escape. */
export function Modal({ title, explained, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const done = () => {
    onClose();
    // The browser tells of Escape a moment later; meanwhile the focus may have left the panel for good.
    if (document.hasFocus()) document.querySelector<HTMLElement>("[data-focus]:not(dialog *)")?.focus();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      aria-describedby={explained}
      onClose={done}
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
    >
      <h2 id="dialog-title">{title}</h2>
      {children(done)}
    </dialog>
  );
}

/** Asks once before the chat is ended. */
export function EndDialog({ onClose }: { onClose(): void }) {
  const { host, words } = useRoom();
  return (
    <Modal title={words.endQuestion} explained="end-explained" onClose={onClose}>
      {(done) => (
        <>
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
        </>
      )}
    </Modal>
  );
}
