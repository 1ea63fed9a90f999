import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { providersQuery } from "../api/social";
import { Late } from "../ui/Late";
import list from "../ui/ListPage.module.css";
import { Trouble } from "../ui/Trouble";
import { Unsaved } from "../ui/Unsaved";
import { ProviderForm } from "./ProviderForm";

/** One provider, or a new one. */
export function ProviderPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const query = useQuery(providersQuery);
  const fresh = id === "new";
  const provider = query.data?.providers.find((one) => one.id === id);
  return (
    <div className={list.page}>
      <div className={list.column}>
        <Link to="/settings/import" className={list.back}>
          {t("social.title")}
        </Link>
        <h1 dir="auto">{fresh ? t("social.add") : provider?.name}</h1>
        {query.isPending && (
          <Late>
            <Skeleton height={240} />
          </Late>
        )}
        {query.isError && <Trouble again={() => void query.refetch()} />}
        {query.data && !fresh && !provider && <p role="alert">{t("social.missing")}</p>}
        {query.data && (fresh || provider) && (
          <Unsaved>
            <ProviderForm key={id} provider={provider} redirect={query.data.redirect} />
          </Unsaved>
        )}
      </div>
    </div>
  );
}
