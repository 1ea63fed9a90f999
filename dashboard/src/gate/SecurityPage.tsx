import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Skeleton } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { gateQuery, paceQuery } from "../api/gate";
import { maskingQuery } from "../api/masking";
import { IdentitySection } from "../identity/Section";
import { MaskForm } from "../mask/MaskForm";
import card from "../ui/Card.module.css";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { Unsaved } from "../ui/Unsaved";
import { Contents } from "./Contents";
import classes from "./Gate.module.css";
import { GateForm } from "./GateForm";
import { PaceForm } from "./PaceForm";

/** Who may chat by this widget, and what protects the team: what is for one widget first, then what is for all. */
export function SecurityPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const gate = useQuery({ ...gateQuery(id), refetchOnWindowFocus: false });
  const pace = useQuery({ ...paceQuery, refetchOnWindowFocus: false });
  const masking = useQuery({ ...maskingQuery, refetchOnWindowFocus: false });
  return (
    <Unsaved>
      <div className={classes.security}>
        <Contents />
        <div className={classes.column}>
          <h2>{t("gate.thisWidget")}</h2>
          <Loaded query={gate}>{(data) => <GateForm key={id} id={id} gate={data} />}</Loaded>
          <h2>{t("gate.allWidgets")}</h2>
          <IdentitySection />
          <section className={`${card.card} ${card.group}`} aria-labelledby="gate-bans">
            <div>
              <h3 className={card.title} id="gate-bans">
                {t("gate.bans")}
              </h3>
              <p className={card.soft}>
                {t("gate.bansLead")} <Link to="/settings/banned">{t("gate.bansOpen")}</Link>
              </p>
            </div>
          </section>
          <Loaded query={pace}>{(data) => <PaceForm saved={data} />}</Loaded>
          <Loaded query={masking}>{(data) => <MaskForm masking={data} />}</Loaded>
        </div>
      </div>
    </Unsaved>
  );
}

function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children(data: T): ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Trouble again={() => void query.refetch()} />;
  return (
    <Late>
      <Skeleton height={160} />
    </Late>
  );
}
