import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { useNow } from "../ui/clock";
import { duration } from "../ui/format";

/** What went wrong, in words, beside the form. The wait after too many attempts counts down. */
export function Trouble({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const [since, setSince] = useState(Date.now());
  useEffect(() => {
    if (error) setSince(Date.now());
  }, [error]);
  const waiting = error instanceof Problem && error.code === "too_many_attempts";
  const now = useNow(waiting);
  if (!error) return null;
  const code = error instanceof Problem ? error.code : "unknown";
  const left = waiting ? since + (error.retryAfter ?? 60) * 1000 - now : 0;
  let words = t("security.trouble.unknown");
  if (code === "invalid_credentials") words = t("security.trouble.invalid");
  if (code === "unreachable") words = t("security.trouble.unreachable");
  if (waiting) words = left > 0 ? t("security.trouble.wait", { time: duration(left) }) : t("security.trouble.again");
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle />} p="sm">
      {words}
    </Alert>
  );
}
