import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { gateQuery, paceQuery } from "../api/gate";
import { maskingQuery } from "../api/masking";
import { IdentitySection } from "../identity/Section";
import { MaskForm } from "../mask/MaskForm";
import card from "../ui/Card.module.css";
import { Loaded } from "../ui/Loaded";
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
          <Loaded query={gate} height={160}>
            {(data) => <GateForm key={id} id={id} gate={data} />}
          </Loaded>
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
          <Loaded query={pace} height={160}>
            {(data) => <PaceForm saved={data} />}
          </Loaded>
          <Loaded query={masking} height={160}>
            {(data) => <MaskForm masking={data} />}
          </Loaded>
        </div>
      </div>
    </Unsaved>
  );
}
