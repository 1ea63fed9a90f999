import { Anchor } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Visit } from "../../../protocol/frames";
import { clockTime } from "../ui/format";
import classes from "./VisitorPane.module.css";

const SHOWN = 8;

/** An address as people read it: without scheme, without a lone slash. */
function readable(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

const isWeb = (url: string) => /^https?:\/\//i.test(url);

/** Where the visitor has been, newest first. */
export function Pages({ visit }: { visit: Visit }) {
  const { t, i18n } = useTranslation();
  const [all, showAll] = useState(false);
  const pages = visit.pages.toSorted((a, b) => b.time - a.time);
  return (
    <>
      <ol className={classes.pages}>
        {pages.slice(0, all ? undefined : SHOWN).map((page, i) => (
          <li key={`${page.time} ${page.url}`} data-current={i === 0 && visit.connected}>
            <span className={classes.page}>
              <span className={classes.pageTitle}>{page.title || readable(page.url)}</span>
              <time>{clockTime(page.time, i18n.language)}</time>
            </span>
            <Address url={page.url} />
            {i === 0 && visit.connected && <span className={classes.now}>{t("visitor.now")}</span>}
          </li>
        ))}
      </ol>
      {pages.length > SHOWN && !all && (
        <Anchor component="button" size="sm" onClick={() => showAll(true)}>
          {t("visitor.morePages", { count: pages.length - SHOWN })}
        </Anchor>
      )}
      {visit.referrer && (
        <p className={classes.referrer}>
          {t("visitor.from")} <Address url={visit.referrer} />
        </p>
      )}
    </>
  );
}

/** What a stranger's browser told us is a link only when it is a web address. */
function Address({ url }: { url: string }) {
  if (!isWeb(url))
    return (
      <span className={classes.address} dir="ltr">
        {url}
      </span>
    );
  return (
    <a className={classes.address} dir="ltr" href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {readable(url)}
    </a>
  );
}
