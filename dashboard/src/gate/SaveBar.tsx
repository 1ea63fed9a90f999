import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import classes from "./Gate.module.css";
import type { Saving } from "./useSetting";

interface SaveBarProps {
  setting: Saving;
  label: string;
}

/** The foot of one form: saves it, and says what came of that. */
export function SaveBar({ setting, label }: SaveBarProps) {
  const { t } = useTranslation();
  const { saving, saved, error, outdated, takeTheirs } = setting;
  const wrong = useWrong(error, outdated);
  return (
    <div className={classes.end}>
      <Button type="submit" loading={saving}>
        {label}
      </Button>
      {outdated && (
        <Button variant="default" onClick={() => void takeTheirs()}>
          {t("gate.takeTheirs")}
        </Button>
      )}
      <span role="status" className={classes.saved}>
        {saved && t("gate.saved")}
      </span>
      {wrong && (
        <p role="alert" className={classes.fault}>
          {wrong}
        </p>
      )}
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
