import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";

interface Props {
  saving: { isPending: boolean; isSuccess: boolean; error: Error | null };
  /** What another administrator has saved meanwhile replaces what stands in the form. */
  takeTheirs(): Promise<void>;
}

/** The foot of a form of settings: save, and how that went. */
export function End({ saving, takeTheirs }: Props) {
  const { t } = useTranslation();
  const { other } = useFaults(saving.error);
  const outdated = saving.error instanceof Problem && saving.error.code === "outdated";
  const wrong = outdated ? t("mail.outdated") : other;
  return (
    <div className={classes.end}>
      <Button type="submit" loading={saving.isPending}>
        {t("mail.save")}
      </Button>
      {outdated && (
        <Button variant="default" onClick={() => void takeTheirs()}>
          {t("mail.takeTheirs")}
        </Button>
      )}
      <span role="status" className={classes.saved}>
        {saving.isSuccess && t("mail.saved")}
      </span>
      {wrong && (
        <p role="alert" className={classes.fault}>
          {wrong}
        </p>
      )}
    </div>
  );
}
