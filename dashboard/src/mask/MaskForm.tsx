import { Button, Switch, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { call, Problem } from "../api/http";
import { type Masking, type MaskRules, maskingQuery, type OwnPattern, saveMasking } from "../api/masking";
import classes from "../gate/Gate.module.css";
import { SaveBar } from "../gate/SaveBar";
import { useSetting } from "../gate/useSetting";
import card from "../ui/Card.module.css";
import { TryMasking } from "./TryMasking";
import { useMaskFault } from "./useMaskFault";

const MOST = 20;

/** What is made unreadable before it is kept. */
export function MaskForm({ masking }: { masking: Masking }) {
  const { t } = useTranslation();
  const setting = useSetting<Masking, MaskRules>(masking, {
    key: maskingQuery.queryKey,
    fetch: () => call<Masking>("GET", "/api/masking"),
    save: saveMasking,
    part: ({ cards, agents, patterns }) => ({ cards, agents, patterns }),
  });
  const { mine, set, error } = setting;
  const fault = useMaskFault(error instanceof Problem ? error.fields : {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setting.save();
  };
  return (
    <form className={card.card} onSubmit={submit} noValidate>
      <section className={card.group} aria-labelledby="mask-title">
        <div>
          <h3 className={card.title} id="mask-title">
            {t("mask.title")}
          </h3>
          <p className={card.soft}>{t("mask.lead")}</p>
        </div>
        <Switch
          label={t("mask.cards")}
          description={t("mask.cardsHint")}
          checked={mine.cards}
          onChange={(event) => set({ cards: event.currentTarget.checked })}
        />
        <Switch
          label={t("mask.agents")}
          description={t("mask.agentsHint")}
          checked={mine.agents}
          onChange={(event) => set({ agents: event.currentTarget.checked })}
        />
        <Patterns patterns={mine.patterns} set={(patterns) => set({ patterns })} fault={fault} />
        <TryMasking rules={mine} />
      </section>
      <SaveBar setting={setting} label={t("mask.save")} />
    </form>
  );
}

interface PatternsProps {
  patterns: readonly OwnPattern[];
  set(patterns: readonly OwnPattern[]): void;
  fault(field: string): string | undefined;
}

function Patterns({ patterns, set, fault }: PatternsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLFieldSetElement>(null);
  const change = (index: number, part: Partial<OwnPattern>) =>
    set(patterns.map((one, at) => (at === index ? { ...one, ...part } : one)));
  // The focus goes to what has come, and from what goes to its neighbour.
  const add = () => {
    flushSync(() => set([...patterns, { name: "", pattern: "" }]));
    list.current?.querySelector<HTMLElement>("div:last-of-type input")?.focus();
  };
  const remove = (index: number) => {
    flushSync(() => set(patterns.filter((_, at) => at !== index)));
    const buttons = list.current?.querySelectorAll("button");
    buttons?.[Math.min(index, buttons.length - 1)]?.focus();
  };
  return (
    <fieldset className={classes.patterns} ref={list}>
      <legend>{t("mask.own")}</legend>
      <p className={card.soft}>{t("mask.ownLead")}</p>
      {patterns.map(({ name, pattern }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
        <div key={index} className={classes.pattern}>
          <TextInput
            label={t("mask.name")}
            maxLength={60}
            error={fault(`patterns.${index}.name`)}
            value={name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            className={classes.wide}
            label={t("mask.pattern")}
            placeholder="KD-[0-9]{6}"
            maxLength={300}
            spellCheck={false}
            autoComplete="off"
            dir="ltr"
            error={fault(`patterns.${index}.pattern`)}
            value={pattern}
            onChange={(event) => change(index, { pattern: event.currentTarget.value })}
          />
          <Button
            variant="default"
            aria-label={t("gate.remove", { name: name || t("mask.pattern") })}
            onClick={() => remove(index)}
          >
            <IconTrash size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {fault("patterns") && (
        <p role="alert" className={card.fault}>
          {fault("patterns")}
        </p>
      )}
      {patterns.length < MOST && (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
          {t("mask.add")}
        </Button>
      )}
    </fieldset>
  );
}
