import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchVersion, type Version, versionsQuery } from "../api/widgets";
import { Dialog } from "../ui/Dialog";
import dialog from "../ui/Dialog.module.css";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { useSharedEditor } from "./look/Edited";
import { changes } from "./look/fields";
import classes from "./Settings.module.css";

/** What was published, by whom and when. An earlier one goes into the draft, to be looked at before it is published. */
export function Versions() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const versions = useQuery(versionsQuery(id));
  const navigate = useNavigate();
  const { editing, lay } = useSharedEditor();
  const [asked, ask] = useState<number>();
  const restoring = useMutation({
    mutationFn: (version: number) => fetchVersion(id, version),
    onSuccess: ({ look }) => {
      lay(look);
      return navigate({ to: "/settings/widgets/$id", params: { id } });
    },
  });
  const drafted = editing !== undefined && changes(editing.before, editing.mine).length > 0;
  if (versions.isPending)
    return (
      <Late>
        <Skeleton height={200} />
      </Late>
    );
  if (versions.isError) return <Trouble again={() => void versions.refetch()} />;
  const [now, ...earlier] = versions.data;
  return (
    <div className={classes.narrow}>
      <h2>{t("widget.versions")}</h2>
      <p className={classes.lead}>{t("widget.versionsLead")}</p>
      {restoring.isError && <p role="alert">{t("security.trouble.unknown")}</p>}
      <ul className={classes.rows}>
        {now && (
          <li>
            <Told version={now} />
            <span className={classes.now}>{t("widget.now")}</span>
          </li>
        )}
        {earlier.map((version) => (
          <li key={version.version}>
            <Told version={version} />
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("widget.restoreName", { version: version.version })}
              disabled={!editing}
              onClick={() => (drafted ? ask : restoring.mutate)(version.version)}
            >
              {t("widget.restore")}
            </Button>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <Dialog title={t("widget.restoreAsk")} close={() => ask(undefined)}>
          <p className={dialog.words}>{t("widget.restoreOver")}</p>
          <div className={dialog.answers}>
            <Button data-autofocus onClick={() => ask(undefined)}>
              {t("widget.restoreKeep")}
            </Button>
            <Button variant="default" onClick={() => restoring.mutate(asked)}>
              {t("widget.restore")}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Told({ version }: { version: Version }) {
  const { t, i18n } = useTranslation();
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <span className={classes.told}>
      <strong>{t("widget.version", { version: version.version })}</strong>
      <span>
        {when.format(version.published)} · {version.author ?? t("widget.began")}
      </span>
    </span>
  );
}
