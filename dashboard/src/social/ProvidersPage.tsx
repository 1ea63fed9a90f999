import { Button, Skeleton } from "@mantine/core";
import { IconId, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { providersQuery } from "../api/social";
import { Late } from "../ui/Late";
import { Trouble } from "../widget/Trouble";
import classes from "./Social.module.css";

/** Where visitors may have their name and address from. */
export function ProvidersPage() {
  const { t } = useTranslation();
  const query = useQuery(providersQuery);
  const providers = query.data?.providers ?? [];
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <div className={classes.head}>
          <h1>{t("social.title")}</h1>
          {providers.length > 0 && <Add />}
        </div>
        <p className={classes.lead}>{t("social.lead")}</p>
        {query.isPending && (
          <Late>
            <Skeleton height={72} />
          </Late>
        )}
        {query.isError && <Trouble again={() => void query.refetch()} />}
        {query.data && providers.length === 0 && (
          <div className={classes.empty}>
            <IconId size={40} stroke={1.2} aria-hidden="true" />
            <h2>{t("social.empty")}</h2>
            <p>{t("social.emptyLead")}</p>
            <Add />
          </div>
        )}
        <ul className={classes.cards}>
          {providers.map(({ id, name, enabled }) => (
            <li key={id}>
              <Link to="/settings/import/$id" params={{ id }} className={classes.card}>
                <span className={classes.name} dir="auto">
                  {name}
                </span>
                {!enabled && <span className={classes.off}>{t("social.off")}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
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
