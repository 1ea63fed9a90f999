import { Button, Switch, Textarea, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateRules } from "../api/gate";
import { sightingsQuery } from "../api/sites";
import card from "../ui/Card.module.css";
import { covers, shownAtMost, toDomains } from "./domains";
import classes from "./Gate.module.css";
import { Tiles } from "./Tiles";

interface DomainsProps {
  id: string;
  rules: GateRules;
  set(change: Partial<GateRules>): void;
  readable: Readonly<Record<string, string>>;
  /** Those that the server has found to be no domains. */
  wrong: ReadonlySet<string>;
  /** There has to be one. */
  missing: boolean;
}

const MANY = 12;

/** On which pages alone the widget offers a chat. */
export function Domains({ id, rules, set, readable, wrong, missing }: DomainsProps) {
  const { t } = useTranslation();
  const { domainsOn, domains } = rules;
  return (
    <section className={card.group} aria-labelledby="gate-domains">
      <div>
        <h3 className={card.title} id="gate-domains">
          {t("gate.domains.title")}
        </h3>
        <p className={card.soft}>{t("gate.domains.lead")}</p>
      </div>
      <Switch
        label={t("gate.domains.on")}
        checked={domainsOn}
        onChange={(event) => set({ domainsOn: event.currentTarget.checked })}
      />
      {domainsOn && (
        <>
          <Add domains={domains} set={set} fault={missing ? t("gate.domains.needed") : undefined} />
          <List domains={domains} set={set} readable={readable} wrong={wrong} />
          <Elsewhere id={id} domains={domains} set={set} />
        </>
      )}
    </section>
  );
}

type Part = Pick<DomainsProps, "set"> & { domains: readonly string[] };

function Add({ domains, set, fault }: Part & { fault: string | undefined }) {
  const { t } = useTranslation();
  const [typed, type] = useState("");
  const add = () => {
    set({ domains: [...new Set([...domains, ...toDomains(typed)])] });
    type("");
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className={classes.ask}>
      <Textarea
        label={t("gate.domains.add")}
        description={t("gate.domains.hint")}
        placeholder="shop.example"
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        dir="ltr"
        error={fault}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={enter}
      />
      <Button variant="default" disabled={typed.trim() === ""} onClick={add}>
        {t("gate.add")}
      </Button>
    </div>
  );
}

function List({ domains, set, readable, wrong }: Pick<DomainsProps, "readable" | "wrong"> & Part) {
  const { t } = useTranslation();
  const [search, find] = useState("");
  const words = search.trim().toLowerCase();
  const all = domains.map((domain) => ({
    id: domain,
    label: readable[domain] ?? domain,
    fault: wrong.has(domain) ? t("gate.domains.invalid") : undefined,
  }));
  const found = all.filter(
    ({ id, label, fault }) => fault || id.includes(words) || label.toLowerCase().includes(words),
  );
  // What is wrong is to be seen, wherever in a long list it stands.
  const shown = found.toSorted((a, b) => Number(!!b.fault) - Number(!!a.fault)).slice(0, shownAtMost);
  return (
    <>
      {domains.length > MANY && (
        <TextInput
          className={classes.find}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          aria-label={t("gate.domains.search")}
          placeholder={t("gate.domains.search")}
          value={search}
          onChange={(event) => find(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      <Tiles
        label={t("gate.domains.allowed")}
        tiles={shown}
        remove={(domain) => set({ domains: domains.filter((one) => one !== domain) })}
      />
      {domains.length > MANY && (
        <p className={card.soft} role="status">
          {t("gate.domains.count", { shown: shown.length, count: domains.length })}
        </p>
      )}
    </>
  );
}

/** Where the widget was seen of late and would be without chat. */
function Elsewhere({ id, domains, set }: Part & { id: string }) {
  const { t } = useTranslation();
  const seen = useQuery(sightingsQuery(id)).data?.sightings ?? [];
  const hosts = new Set(seen.map(({ origin }) => new URL(origin).hostname).filter((host) => !covers(domains, host)));
  if (hosts.size === 0) return null;
  return (
    <div className={classes.elsewhere}>
      <p>{t("gate.domains.elsewhere", { count: hosts.size })}</p>
      <ul className={classes.tiles}>
        {[...hosts].slice(0, MANY).map((host) => (
          <li key={host}>
            <Button size="compact-sm" variant="default" onClick={() => set({ domains: [...domains, host] })}>
              {t("gate.domains.allow", { name: host })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
