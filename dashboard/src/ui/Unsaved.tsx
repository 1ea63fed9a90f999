import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";
import dialog from "./Dialog.module.css";
import { guard } from "./leaving";

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
      <AskBefore when={forms.size > 0} />
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

interface AskProps {
  when: boolean;
  /** Going to a page below this path loses nothing. */
  within?: string;
  /** Stores what still can be; whether nothing is left to lose. */
  store?(): Promise<boolean>;
}

/** Asks before what is not stored is left behind. */
export function AskBefore({ when, within, store }: AskProps) {
  const { t } = useTranslation();
  const [asked, ask] = useState<{ answer(go: boolean): void }>();
  const stored = useRef(store);
  stored.current = store;
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      const stays = within ? `${next.pathname}/`.startsWith(`${within}/`) : current.pathname === next.pathname;
      return when && !stays && !(await stored.current?.());
    },
    enableBeforeUnload: when,
    withResolver: true,
  });
  useEffect(() => {
    if (!when) return;
    return guard(async () => (await stored.current?.()) || new Promise((answer) => ask({ answer })));
  }, [when]);
  const answered = (go: boolean) => {
    asked?.answer(go);
    ask(undefined);
    if (go) blocker.proceed?.();
    else blocker.reset?.();
  };
  if (blocker.status !== "blocked" && !asked) return null;
  return (
    <Dialog title={t("gate.leave.title")} close={() => answered(false)}>
      <p className={dialog.words}>{t("gate.leave.lead")}</p>
      <div className={dialog.answers}>
        <Button data-autofocus onClick={() => answered(false)}>
          {t("gate.leave.stay")}
        </Button>
        <Button variant="default" onClick={() => answered(true)}>
          {t("gate.leave.go")}
        </Button>
      </div>
    </Dialog>
  );
}
