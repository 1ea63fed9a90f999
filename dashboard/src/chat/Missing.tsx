import { Button, Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDesk } from "../live/hooks";
import { Late } from "../ui/Late";
import classes from "./Conversation.module.css";

/** A chat we were sent to and do not have: on its way, or over and gone. */
export function Missing() {
  const { t } = useTranslation();
  const here = useDesk((desk) => desk.me !== undefined && desk.link.phase === "open");
  return (
    <div className={classes.missing}>
      {here ? (
        <Late after={1500}>
          <p>{t("chat.missing")}</p>
          <Button component={Link} to="/chats" variant="light">
            {t("chat.back")}
          </Button>
        </Late>
      ) : (
        <Late>
          <Skeleton height={44} width={260} radius={18} />
          <Skeleton height={44} width={200} radius={18} />
        </Late>
      )}
    </div>
  );
}
