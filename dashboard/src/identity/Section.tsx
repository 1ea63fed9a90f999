import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type IdentityState, identityQuery } from "../api/identity";
import card from "../ui/Card.module.css";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { CheckToken } from "./CheckToken";
import { Refused } from "./Refused";
import { Required } from "./Required";
import { Samples } from "./Samples";
import { Secret } from "./Secret";

/** What is refused comes anew so often. */
const LIVELY = 10_000;

/** Visitors whom the site knows: the secret shared with its server, and what comes of it. */
export function IdentitySection() {
  const { t } = useTranslation();
  const state = useQuery({ ...identityQuery, refetchInterval: LIVELY });
  return (
    <section className={card.card} aria-labelledby="identity-title">
      <div className={card.group}>
        <div>
          <h3 className={card.title} id="identity-title">
            {t("identity.title")}
          </h3>
          <p className={card.soft}>{t("identity.lead")}</p>
        </div>
        {state.data ? (
          <Secret state={state.data} />
        ) : state.isError ? (
          <Trouble again={() => void state.refetch()} />
        ) : (
          <Late>
            <Skeleton height={160} />
          </Late>
        )}
      </div>
      {state.data && <Rest state={state.data} />}
    </section>
  );
}

function Rest({ state }: { state: IdentityState }) {
  return (
    <>
      {state.current && <Required state={state} />}
      <Samples />
      {state.current && (
        <>
          <CheckToken />
          <Refused refused={state.refused} now={state.now} />
        </>
      )}
    </>
  );
}
