import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Copies a text; without a label of its own it says that this is the snippet. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  const icon = clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />;
  return (
    <Button
      leftSection={icon}
      onClick={() => clipboard.copy(text)}
      aria-live="polite"
      {...(label ? { variant: "default", size: "compact-sm" } : {})}
    >
      {clipboard.copied ? t("account.copied") : (label ?? t("account.copy"))}
    </Button>
  );
}
