import { Button } from "@mantine/core";
import { IconId, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { providersQuery } from "../api/social";
import { ListPage } from "../ui/ListPage";
import classes from "./Social.module.css";

/** Where visitors may have their name and address from. */
export function ProvidersPage() {
  const { t } = useTranslation();
  const query = useQuery(providersQuery);
  return (
    <ListPage
      title={t("social.title")}
      lead={t("social.lead")}
      list={query.data?.providers}
      failed={query.isError}
      again={() => void query.refetch()}
      empty={{ icon: IconId, title: t("social.empty"), lead: t("social.emptyLead") }}
      add={<Add />}
    >
      {({ id, name, enabled }) => (
        <Link to="/settings/import/$id" params={{ id }} className={classes.card}>
          <span className={classes.name} dir="auto">
            {name}
          </span>
          {!enabled && <span className={classes.off}>{t("social.off")}</span>}
        </Link>
      )}
    </ListPage>
  );
}

function Add() {
  const { t } = useTranslation();
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      renderRoot={(props) => <Link to="/settings/import/$id" params={{ id: "new" }} {...props} />}
    >
      {t("social.add")}
    </Button>
  );
}
