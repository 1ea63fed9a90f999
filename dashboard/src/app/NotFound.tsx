import { IconMapQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../ui/Empty";

/** An address that leads nowhere, in the place where its page would be. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty level={1} icon={IconMapQuestion} title={t("app.notFound.title")} lead={t("app.notFound.lead")}>
      <Link to="/chats">{t("app.notFound.back")}</Link>
    </Empty>
  );
}
