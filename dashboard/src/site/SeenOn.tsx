import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Sighting, sightingsQuery } from "../api/sites";
import { useNow } from "../ui/clock";
import { ago } from "../ui/format";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import classes from "./Sites.module.css";

/** So long a page may take from its snippet to the chat. */
const PATIENCE = 120_000;
const SHOWN = 20;

/** The sites on which the widget was seen, as they come. */
export function SeenOn({ id, check }: { id: string; check(address: string): void }) {
  const { t } = useTranslation();
  const query = useQuery(sightingsQuery(id));
  const now = useNow();
  if (query.isPending)
    return (
      <Late>
        <Skeleton height={72} />
      </Late>
    );
  if (!query.data) return <Trouble again={() => void query.refetch()} />;
  const { sightings, now: told } = query.data;
  if (sightings.length === 0) return <p className={classes.empty}>{t("site.never")}</p>;
  // Times are the server's; this computer's clock only says how long ago we asked.
  const there = told + Math.max(0, now - query.dataUpdatedAt);
  return (
    <>
      <ul className={classes.sites} aria-label={t("site.seenOn")}>
        {sightings.slice(0, SHOWN).map((one) => (
          <Row key={`${one.origin} ${one.oldKey}`} sighting={one} now={there} check={check} />
        ))}
      </ul>
      {sightings.length > SHOWN && (
        <p className={classes.soft}>{t("site.more", { count: sightings.length - SHOWN })}</p>
      )}
    </>
  );
}

function Row({ sighting, now, check }: { sighting: Sighting; now: number; check(address: string): void }) {
  const { t, i18n } = useTranslation();
  const { place, readable, secure, oldKey, first, last, connected, loads } = sighting;
  const deaf = !oldKey && !connected && now - first > PATIENCE;
  return (
    <li>
      <div className={classes.site}>
        <span className={classes.name}>
          <strong dir="ltr">{place}</strong>
          {readable && (
            <span className={classes.soft} dir="auto">
              {readable}
            </span>
          )}
          {!secure && <span className={classes.plain}>{t("site.plain")}</span>}
        </span>
        <span className={classes.soft}>
          {t("site.seen", { when: ago(last, now, i18n.language) })}
          {loads > 0 && ` · ${t("site.loads", { count: loads })}`}
        </span>
        {(oldKey || deaf) && (
          <span className={classes.warning}>
            <IconAlertTriangle size={16} aria-hidden />
            {t(oldKey ? "site.oldKey" : "site.deaf")}
          </span>
        )}
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("site.checkPlace", { place })}
        onClick={() => check(sighting.origin)}
      >
        {t("site.check")}
      </Button>
    </li>
  );
}
