import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { sessionQuery, signOut } from "../api/session";
import { mayLeave } from "../ui/leaving";

/** Shows the door only to who is out: somebody else may sit down at a desk that looks left. */
export function useSignOut(): () => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    if (!(await mayLeave())) return;
    try {
      await signOut();
    } catch (problem) {
      if (!(problem instanceof Problem && problem.status === 401)) {
        const message = t("app.notSignedOut");
        notifications.show({ id: message, message, role: "alert", closeButtonProps: { "aria-label": t("app.close") } });
        return;
      }
    }
    client.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: "/sign-in", search: {}, ignoreBlocker: true });
    // What one person has read is not for the next.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  };
}
