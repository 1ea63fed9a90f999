import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export function Copy({ text }: { text: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  const icon = clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />;
  return (
    <Button leftSection={icon} onClick={() => clipboard.copy(text)} aria-live="polite">
      {clipboard.copied ? t("account.copied") : t("account.copy")}
    </Button>
  );
}
