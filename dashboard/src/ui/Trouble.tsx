import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What was asked for did not come. */
export function Trouble({ again }: { again(): void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <p>{t("app.failed")}</p>
      <Button variant="default" onClick={again}>
        {t("security.tryAgain")}
      </Button>
    </div>
  );
}
