import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { createWidget, widgetsQuery } from "../api/widgets";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import classes from "./Settings.module.css";

/** The widgets of the account, one for each site or brand. */
export function WidgetsPage() {
  const { t } = useTranslation();
  const widgets = useQuery(widgetsQuery);
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <h1>{t("widget.widgets")}</h1>
        <p className={classes.lead}>{t("widget.teach")}</p>
        {widgets.isPending && (
          <Late>
            <Skeleton height={72} />
          </Late>
        )}
        {widgets.isError && <Trouble again={() => void widgets.refetch()} />}
        <ul className={classes.cards}>
          {widgets.data?.map((widget) => (
            <li key={widget.id}>
              <Link to="/settings/widgets/$id" params={{ id: widget.id }} className={classes.card}>
                <strong dir="auto">{widget.name}</strong>
                <span>{t("widget.version", { version: widget.version })}</span>
              </Link>
            </li>
          ))}
        </ul>
        <Add />
      </div>
    </div>
  );
}

function Add() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const creating = useMutation({
    mutationFn: createWidget,
    onSuccess: async (widget) => {
      await client.invalidateQueries({ queryKey: widgetsQuery.queryKey });
      await navigate({ to: "/settings/widgets/$id", params: { id: widget.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate(name);
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        label={t("widget.newName")}
        description={t("widget.newHint")}
        error={creating.error && nameFault(creating.error, t)}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={creating.isPending}>
        {t("widget.create")}
      </Button>
    </form>
  );
}

/** What is wrong with a widget's name, in words. */
export function nameFault(error: Error, t: TFunction): string {
  const fault = error instanceof Problem ? error.fields.name : undefined;
  if (fault === "empty") return t("widget.fault.empty");
  if (fault === "too_long") return t("widget.fault.too_long");
  if (fault === "too_many") return t("widget.fault.tooMany");
  return fault ? t("widget.fault.invalid") : t("security.trouble.unknown");
}
