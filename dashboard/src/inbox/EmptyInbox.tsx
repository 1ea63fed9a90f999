import { IconInbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "../ui/Empty";

/** No entry is open. */
export function EmptyInbox({ any }: { any: boolean }) {
  const { t } = useTranslation();
  return <Empty icon={IconInbox} title={any ? t("inbox.pick") : t("inbox.nothing")} lead={t("inbox.teach")} />;
}
