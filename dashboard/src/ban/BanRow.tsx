import { Button } from "@mantine/core";
import { IconNetwork } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ban } from "../api/bans";
import { ago, fullTime, shortAddress } from "../ui/format";
import { visitorName } from "../visitor/name";
import { VisitorFace } from "../visitor/VisitorFace";
import classes from "./Ban.module.css";

interface BanRowProps {
  ban: Ban;
  chosen: boolean;
  choose(): void;
  lifting: boolean;
  lift(): void;
}

/** Who, why, by whom, and until when. */
export function BanRow({ ban, chosen, choose, lifting, lift }: BanRowProps) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const now = Date.now();
  const visitor = ban.visitor ? { id: ban.visitor, name: ban.name ?? "" } : undefined;
  const who = visitor ? visitorName(visitor, t) : shortNetwork(ban.network ?? "");
  const until = ban.ends ? t("bans.ends", { when: fullTime(ban.ends, language) }) : t("bans.forEver");
  const by = ban.by
    ? t("bans.by", { name: ban.by, when: ago(ban.created, now, language) })
    : ago(ban.created, now, language);
  return (
    <div className={classes.row}>
      <input
        type="checkbox"
        className={classes.box}
        aria-label={t("bans.choose", { name: who })}
        checked={chosen}
        onChange={choose}
      />
      {visitor ? (
        <VisitorFace visitor={visitor} size={36} />
      ) : (
        <span className={classes.network} aria-hidden="true">
          <IconNetwork size={20} />
        </span>
      )}
      <div className={classes.told}>
        <strong dir="auto">{who}</strong>
        {ban.reason && <span dir="auto">{ban.reason}</span>}
        <span className={classes.soft}>
          <bdi>{by}</bdi> · {until}
        </span>
      </div>
      <Button
        data-lift
        size="compact-sm"
        variant="default"
        loading={lifting}
        aria-label={t("bans.liftName", { name: who })}
        onClick={lift}
      >
        {t("bans.lift")}
      </Button>
    </div>
  );
}

function shortNetwork(network: string): string {
  const [address = "", bits] = network.split("/");
  return bits === undefined ? shortAddress(address) : `${shortAddress(address)}/${bits}`;
}
