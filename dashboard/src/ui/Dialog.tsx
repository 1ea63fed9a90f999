import { Modal } from "@mantine/core";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface DialogProps {
  title: string;
  size?: "lg" | undefined;
  close(): void;
  /** Where the focus goes back to, if that is not where it was: an entry of a menu is gone by then. */
  opener?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}

/** A dialog that is there while it is drawn; whoever closes it is back where they were. */
export function Dialog({ title, size, close, opener, children }: DialogProps) {
  const { t } = useTranslation();
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      const back = opener?.current ?? before.current;
      setTimeout(() => {
        const nowhere = document.activeElement === null || document.activeElement === document.body;
        if (nowhere && back instanceof HTMLElement) back.focus({ preventScroll: true });
      });
    },
    [opener],
  );
  return (
    <Modal opened onClose={close} size={size} title={title} closeButtonProps={{ "aria-label": t("app.close") }}>
      {children}
    </Modal>
  );
}
