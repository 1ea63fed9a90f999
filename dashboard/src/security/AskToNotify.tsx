import { Button } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { asked, askPermission } from "../ui/notify";
import { Door } from "./Door";
import classes from "./Door.module.css";

export function AskToNotify({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const later = () => {
    asked();
    done();
  };
  const allow = async () => {
    await askPermission();
    done();
  };
  return (
    <Door title={t("security.notify.title")} lead={t("security.notify.lead")}>
      <div className={classes.form}>
        <ul className={classes.why}>
          <li>{t("security.notify.when")}</li>
          <li>{t("security.notify.never")}</li>
        </ul>
        <Button size="md" leftSection={<IconBell size={18} />} onClick={allow} autoFocus>
          {t("security.notify.allow")}
        </Button>
        <Button size="md" variant="subtle" color="gray" onClick={later}>
          {t("security.notify.later")}
        </Button>
      </div>
    </Door>
  );
}
