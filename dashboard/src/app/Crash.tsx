import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Door } from "../security/Door";

export function Crash() {
  const { t } = useTranslation();
  return (
    <Door title={t("app.crash.title")} lead={t("app.crash.lead")}>
      <Button mt="lg" onClick={() => window.location.assign("/chats")}>
        {t("app.crash.again")}
      </Button>
    </Door>
  );
}
