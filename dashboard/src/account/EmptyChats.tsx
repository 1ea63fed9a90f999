import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { isDemo, widgetsQuery } from "../api/widgets";
import { attention } from "../chat/groups";
import { useDesk } from "../live/hooks";
import { Copy } from "../ui/Copy";
import { Late } from "../ui/Late";
import classes from "./EmptyChats.module.css";

/** No chat is open. Says how things stand, and with nobody there at all, how visitors get in. */
export function EmptyChats() {
  const { t } = useTranslation();
  const desk = useDesk((state) => state);
  if (!desk.me) return <div className={classes.page} />;
  const { waiting } = attention(desk);
  const some = Object.keys(desk.chats).length > 0;
  return (
    <div className={classes.page}>
      <div className={classes.card}>
        <Picture />
        <h2 className={classes.title}>
          {waiting > 0 ? t("account.waiting", { count: waiting }) : t("account.nobody")}
        </h2>
        <p className={classes.lead}>{some ? t("account.pick") : t("account.teach")}</p>
        {!some && <Snippet />}
      </div>
    </div>
  );
}

function Snippet() {
  const { t } = useTranslation();
  const widgets = useQuery(widgetsQuery);
  if (widgets.isPending)
    return (
      <Late>
        <Skeleton height={96} />
      </Late>
    );
  if (widgets.isError)
    return (
      <p className={classes.lead} role="alert">
        {t("account.failed")}{" "}
        <Anchor component="button" onClick={() => widgets.refetch()}>
          {t("security.tryAgain")}
        </Anchor>
      </p>
    );
  const widget = widgets.data[0];
  if (!widget) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
      <section className={classes.snippet} tabIndex={0} aria-label={t("account.snippet")}>
        <code>{widget.snippet}</code>
      </section>
      <div className={classes.actions}>
        <Copy text={widget.snippet} />
        {isDemo(widget) && (
          <Anchor href="/demo" target="_blank" rel="noopener">
            {t("account.demo")}
          </Anchor>
        )}
      </div>
    </>
  );
}

function Picture() {
  return (
    <svg className={classes.picture} width="96" height="72" viewBox="0 0 96 72" aria-hidden="true">
      <rect x="4" y="8" width="58" height="34" rx="14" fill="var(--theirs)" />
      <rect x="16" y="19" width="34" height="4" rx="2" fill="var(--ink-soft)" opacity="0.35" />
      <rect x="16" y="28" width="22" height="4" rx="2" fill="var(--ink-soft)" opacity="0.35" />
      <rect x="36" y="34" width="56" height="30" rx="14" fill="var(--own)" />
      <rect x="48" y="44" width="32" height="4" rx="2" fill="var(--accent)" opacity="0.6" />
      <rect x="48" y="52" width="20" height="4" rx="2" fill="var(--accent)" opacity="0.6" />
    </svg>
  );
}
