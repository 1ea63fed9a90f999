import { notifications } from "@mantine/notifications";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";

/** A dialog that is seldom wanted is fetched when it is; where it does not come, a line says so and all else stays. */
export function useDialog<P>(fetch: () => Promise<ComponentType<P>>) {
  const { t } = useTranslation();
  const [Asked, show] = useState<ComponentType<P>>();
  const open = () =>
    fetch().then(
      (fetched) => show(() => fetched),
      () => {
        const message = t("security.trouble.unreachable");
        notifications.show({ id: message, message, closeButtonProps: { "aria-label": t("app.close") } });
      },
    );
  return { Asked, open: () => void open(), close: () => show(undefined) };
}
