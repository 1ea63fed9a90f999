import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDesk } from "../../live/hooks";
import { visitorName } from "../../visitor/name";
import { waitingChats } from "../groups";
import { useServe } from "../useServe";
import classes from "./IncomingStrip.module.css";
import { Waiting } from "./Waiting";

/** Who waits longest, takeable where the list is not in sight: on a phone inside a chat. */
export function IncomingStrip() {
  const { t } = useTranslation();
  const desk = useDesk((state) => state);
  const serve = useServe();
  const { id } = useParams({ strict: false });
  const waiting = waitingChats(desk).filter((chat) => chat.id !== id);
  const first = waiting[0];
  if (!id || !first) return null;
  const name = visitorName(first.summary.visitor, t);
  return (
    <section className={classes.strip} aria-label={t("chat.group.incoming")}>
      <span className={classes.who}>
        {waiting.length > 1 ? t("chat.waitsMore", { name, count: waiting.length - 1 }) : t("chat.waits", { name })}
      </span>
      <Waiting since={first.summary.waiting ?? first.summary.started} />
      <Button size="compact-sm" onClick={() => serve(first.id)} aria-label={t("chat.serveName", { name })}>
        {t("chat.serve")}
      </Button>
    </section>
  );
}
