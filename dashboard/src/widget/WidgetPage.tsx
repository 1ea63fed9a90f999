import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { renameWidget, type Widget, widgetsQuery } from "../api/widgets";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/Trouble";
import { EditorProvider } from "./look/Edited";
import classes from "./Settings.module.css";
import { nameFault } from "./WidgetsPage";

/** One widget: its name, and below it one topic a page. */
export function WidgetPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const widgets = useQuery(widgetsQuery);
  const widget = widgets.data?.find((one) => one.id === id);
  if (widgets.isError && !widgets.data) return <Trouble again={() => void widgets.refetch()} />;
  if (!widget) return <div className={classes.page}>{widgets.data && <p role="alert">{t("widget.missing")}</p>}</div>;
  const topics = [
    { to: "/settings/widgets/$id", label: t("widget.appearance"), exact: true },
    { to: "/settings/widgets/$id/texts", label: t("widget.texts.title"), exact: false },
    { to: "/settings/widgets/$id/forms", label: t("widget.forms.title"), exact: false },
    { to: "/settings/widgets/$id/components", label: t("widget.components"), exact: false },
    { to: "/settings/widgets/$id/security", label: t("gate.security"), exact: false },
    { to: "/settings/widgets/$id/installation", label: t("widget.installation"), exact: false },
    { to: "/settings/widgets/$id/versions", label: t("widget.versions"), exact: false },
  ] as const;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Link to="/settings/widgets" className={classes.back}>
          {t("widget.widgets")}
        </Link>
        <Title widget={widget} />
        <nav className={classes.topics} aria-label={t("widget.topics")}>
          {topics.map(({ to, label, exact }) => (
            <Link
              key={to}
              to={to}
              params={{ id }}
              activeOptions={{ exact }}
              activeProps={{ "aria-current": "page" }}
              className={classes.topic}
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <EditorProvider key={id} id={id}>
        <Outlet />
      </EditorProvider>
    </div>
  );
}

function Title({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const [renaming, rename] = useState(false);
  return (
    <div className={classes.title}>
      <h1 dir="auto">{widget.name}</h1>
      <Button variant="subtle" size="compact-sm" onClick={() => rename(true)}>
        {t("widget.rename")}
      </Button>
      {renaming && <Rename widget={widget} done={() => rename(false)} />}
    </div>
  );
}

function Rename({ widget, done }: { widget: Widget; done(): void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(widget.name);
  const renaming = useMutation({
    mutationFn: () => renameWidget(widget.id, name),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: widgetsQuery.queryKey });
      done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renaming.mutate();
  };
  return (
    <Dialog title={t("widget.rename")} close={done}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          data-autofocus
          label={t("widget.newName")}
          error={renaming.error && nameFault(renaming.error, t)}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={renaming.isPending}>
          {t("widget.save")}
        </Button>
      </form>
    </Dialog>
  );
}
