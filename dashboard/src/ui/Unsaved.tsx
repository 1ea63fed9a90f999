import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";
import dialog from "./Dialog.module.css";

type Tell = (form: string, unsaved: boolean) => void;

const Telling = createContext<Tell>(() => {});

/** Around the forms of a page: asks once before what stands in any of them is lost. */
export function Unsaved({ children }: { children: ReactNode }) {
  const [forms, setForms] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback<Tell>((form, unsaved) => {
    setForms((before) => {
      if (before.has(form) === unsaved) return before;
      const now = new Set(before);
      if (!now.delete(form)) now.add(form);
      return now;
    });
  }, []);
  return (
    <Telling value={tell}>
      {children}
      <Ask when={forms.size > 0} />
    </Telling>
  );
}

/** Whether what stands in this form differs from what is saved. */
export function useUnsaved(unsaved: boolean): void {
  const form = useId();
  const tell = useContext(Telling);
  useEffect(() => {
    tell(form, unsaved);
    return () => tell(form, false);
  }, [tell, form, unsaved]);
}

function Ask({ when }: { when: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: when,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Dialog title={t("gate.leave.title")} close={blocker.reset}>
      <p className={dialog.words}>{t("gate.leave.lead")}</p>
      <div className={dialog.answers}>
        <Button data-autofocus onClick={blocker.reset}>
          {t("gate.leave.stay")}
        </Button>
        <Button variant="default" onClick={blocker.proceed}>
          {t("gate.leave.go")}
        </Button>
      </div>
    </Dialog>
  );
}
