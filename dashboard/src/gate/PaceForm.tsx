import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { type Pace, paceQuery, type SavedPace, savePace } from "../api/gate";
import { call } from "../api/http";
import card from "../ui/Card.module.css";
import classes from "./Gate.module.css";
import { SaveBar } from "./SaveBar";
import { useSetting } from "./useSetting";

const FIELDS = ["messages", "inChat", "chats", "networkMessages", "networkChats"] as const;
type Typed = Record<(typeof FIELDS)[number], string>;

const typedOf = (pace: Pace): Typed => Object.fromEntries(FIELDS.map((field) => [field, String(pace[field])])) as Typed;
const paceOf = (typed: Typed): Pace =>
  Object.fromEntries(FIELDS.map((field) => [field, Number(typed[field])])) as unknown as Pace;

/** How much visitors may do in a while before they have to wait. */
export function PaceForm({ saved }: { saved: SavedPace }) {
  const { t, i18n } = useTranslation();
  const { usual, least, most } = saved;
  const [told, tell] = useState(false);
  const setting = useSetting<SavedPace, Typed>(saved, {
    key: paceQuery.queryKey,
    fetch: () => call<SavedPace>("GET", "/api/pace"),
    save: (base, typed) => savePace(base, paceOf(typed)),
    part: ({ pace }) => typedOf(pace),
  });
  const { mine, set } = setting;
  const number = new Intl.NumberFormat(i18n.language);
  const fits = (field: keyof Pace) =>
    /^\d{1,7}$/.test(mine[field].trim()) && Number(mine[field]) >= least[field] && Number(mine[field]) <= most[field];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (FIELDS.every(fits)) return setting.save();
    flushSync(() => tell(true));
    event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const isUsual = FIELDS.every((field) => mine[field].trim() === String(usual[field]));
  return (
    <form className={card.card} onSubmit={submit} noValidate>
      <section className={card.group} aria-labelledby="gate-pace">
        <div>
          <h3 className={card.title} id="gate-pace">
            {t("gate.pace.title")}
          </h3>
          <p className={card.soft}>{t("gate.pace.lead")}</p>
        </div>
        <div className={classes.numbers}>
          {FIELDS.map((field) => (
            <TextInput
              key={field}
              label={t(`gate.pace.${field}`)}
              inputMode="numeric"
              autoComplete="off"
              error={
                told && !fits(field)
                  ? t("gate.pace.range", { least: number.format(least[field]), most: number.format(most[field]) })
                  : undefined
              }
              value={mine[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
        </div>
        {!isUsual && (
          <Button className={classes.usual} variant="subtle" size="compact-sm" onClick={() => set(typedOf(usual))}>
            {t("gate.pace.usual")}
          </Button>
        )}
      </section>
      <SaveBar setting={setting} label={t("gate.pace.save")} />
    </form>
  );
}
