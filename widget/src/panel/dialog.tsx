import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

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
