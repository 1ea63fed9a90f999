import { IconWorld } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Visit } from "../../../protocol/frames";
import { useDepartmentName } from "../department/useDepartmentName";
import type { Chat } from "../live/state";
import { fullTime, languageName, regionName, shortAddress } from "../ui/format";
import { Fold } from "./Fold";
import { visitorName } from "./name";
import { Pages } from "./Pages";
import { VisitorFace } from "./VisitorFace";
import classes from "./VisitorPane.module.css";
import { Vouched } from "./Vouched";

export function VisitorPane({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const { visitor } = chat.summary;
  const { visit } = chat;
  const department = useDepartmentName(chat);
  const name = visitorName(visitor, t);
  return (
    <div className={classes.pane}>
      <div className={classes.identity}>
        <VisitorFace visitor={visitor} size={48} />
        <div className={classes.who}>
          <h3 className={classes.name}>{name}</h3>
          {visitor.email && (
            <a className={classes.mail} href={mailTo(visitor.email)} dir="ltr">
              {visitor.email}
            </a>
          )}
          <Vouched by={visitor.vouchedBy} />
          {visitor.phone && (
            <a className={classes.mail} href={`tel:${encodeURIComponent(visitor.phone)}`} dir="ltr">
              {visitor.phone}
            </a>
          )}
          {visit && <Presence connected={visit.connected} />}
        </div>
      </div>
      {visit ? (
        <>
          <Fold name="pages" title={t("visitor.pages")}>
            <Pages visit={visit} />
          </Fold>
          <Fold name="about" title={t("visitor.about")}>
            <About visit={visit} started={chat.summary.started} department={department} external={visitor.external} />
          </Fold>
        </>
      ) : (
        <p className={classes.nothing}>{t("visitor.nothing")}</p>
      )}
    </div>
  );
}

/** An address may hold signs that mean something else in a link. */
const mailTo = (email: string) => `mailto:${encodeURIComponent(email).replace(/%40(?!.*%40)/, "@")}`;

function Presence({ connected }: { connected: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={classes.presence} data-connected={connected}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {connected ? (
          <circle cx="5" cy="5" r="4.5" fill="currentColor" />
        ) : (
          <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
        )}
      </svg>
      {connected ? t("visitor.here") : t("visitor.gone")}
    </span>
  );
}

interface AboutProps {
  visit: Visit;
  started: number;
  department: string | undefined;
  external: string | undefined;
}

function About({ visit, started, department, external }: AboutProps) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const rows: [string, string | undefined][] = [
    [t("visitor.external"), external],
    [t("visitor.browser"), visit.browser],
    [t("visitor.system"), visit.system],
    [t("visitor.language"), visit.language && languageName(visit.language, language)],
    [t("visitor.address"), visit.address && shortAddress(visit.address)],
    [t("visitor.department"), department],
    [t("visitor.started"), started > 0 ? fullTime(started, language) : undefined],
  ];
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t("visitor.country")}</dt>
        <dd>
          {visit.country ? (
            <>
              <span className={classes.code} aria-hidden="true">
                {visit.country}
              </span>
              {regionName(visit.country, language)}
            </>
          ) : (
            <>
              <IconWorld size={16} aria-hidden="true" className={classes.world} />
              {t("visitor.unknown")}
            </>
          )}
        </dd>
      </div>
      {rows.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
