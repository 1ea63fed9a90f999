import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import classes from "./SaveBar.module.css";
import type { Saving } from "./useSetting";

interface SaveBarProps {
  setting: Saving;
  label: string;
}

/** The foot of one form: saves it, and says what came of that. In sight as long as something is not saved. */
export function SaveBar({ setting, label }: SaveBarProps) {
  const { t } = useTranslation();
  const { saving, saved, unsaved, error, outdated, takeTheirs, saveMine, undo } = setting;
  const bar = useRef<HTMLDivElement>(null);
  const wrong = useWrong(error, outdated);
  useEffect(() => {
    if (error) bar.current?.closest("form")?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return (
    <div className={classes.bar} data-unsaved={unsaved} ref={bar}>
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
        <Button variant="subtle" color="gray" onClick={undo}>
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
  if (!error) return undefined;
  if (outdated) return t("gate.outdated");
  if (error instanceof Problem && Object.keys(error.fields).length > 0) return t("gate.someWrong");
  if (error instanceof Problem && error.code === "unreachable") return t("security.trouble.unreachable");
  return t("security.trouble.unknown");
}
