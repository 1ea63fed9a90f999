import { Button } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { useTrouble } from "../ui/useTrouble";
import classes from "./SaveBar.module.css";
import type { Saving } from "./useSetting";

interface SaveBarProps {
  setting: Saving;
  label: string;
}

const focusButton = (bar: HTMLElement | null) => bar?.querySelector("button")?.focus();
const WRONG = '[aria-invalid="true"], [data-fault="true"] button';

/** The foot of one form: saves it, and says what came of that. In sight as long as something is not saved. */
export function SaveBar({ setting, label }: SaveBarProps) {
  const { t } = useTranslation();
  const { saving, saved, unsaved, error, outdated, takeTheirs, saveMine, undo } = setting;
  const bar = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  const wrong = useWrong(error, outdated);
  useLayoutEffect(() => {
    // While it is saving, the button cannot hold the focus.
    if (saving) {
      held.current = !!bar.current?.contains(document.activeElement);
      return;
    }
    const field = error && bar.current?.closest("form")?.querySelector<HTMLElement>(WRONG);
    if (field) field.focus();
    else if (held.current && document.activeElement === document.body) focusButton(bar.current);
    held.current = false;
  }, [error, saving]);
  return (
    <div className={classes.bar} data-told={unsaved || saved || error !== null} ref={bar}>
      {wrong && (
        <p role="alert" className={classes.fault}>
          {wrong}
        </p>
      )}
      {outdated ? (
        <>
          <Button variant="default" loading={saving} onClick={takeTheirs}>
            {t("gate.takeTheirs")}
          </Button>
          <Button variant="default" loading={saving} onClick={saveMine}>
            {t("gate.saveMine")}
          </Button>
        </>
      ) : (
        <Button type="submit" variant={unsaved ? "filled" : "default"} loading={saving}>
          {label}
        </Button>
      )}
      {unsaved && !outdated && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            focusButton(bar.current);
            undo();
          }}
        >
          {t("gate.undo")}
        </Button>
      )}
      <span role="status" className={classes.state} data-saved={saved}>
        {saved ? t("gate.saved") : unsaved && !error && t("gate.unsaved")}
      </span>
    </div>
  );
}

function useWrong(error: Error | null, outdated: boolean): string | undefined {
  const { t } = useTranslation();
  const words = useTrouble();
  if (!error) return undefined;
  if (outdated) return t("gate.outdated");
  if (error instanceof Problem && Object.keys(error.fields).length > 0) return t("gate.someWrong");
  return words(error);
}
