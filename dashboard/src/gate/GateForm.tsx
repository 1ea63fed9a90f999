import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Gate, type GateRules, gateQuery, saveGate } from "../api/gate";
import { call, Problem } from "../api/http";
import card from "../ui/Card.module.css";
import { Countries } from "./Countries";
import { Domains } from "./Domains";
import { SaveBar } from "./SaveBar";
import { useSetting } from "./useSetting";

const part = ({ countriesOn, countries, domainsOn, domains }: Gate): GateRules => ({
  countriesOn,
  countries,
  domainsOn,
  domains,
});

/** From where visitors of this widget may come. */
export function GateForm({ id, gate }: { id: string; gate: Gate }) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const setting = useSetting<Gate, GateRules>(gate, {
    key: gateQuery(id).queryKey,
    fetch: () => call<Gate>("GET", `/api/widgets/${id}/gate`),
    save: (base, mine) => saveGate(id, base, mine),
    part,
    // Told by their places, kept by their names: one is taken out, and the others are still wrong.
    failed: (error, { domains }) => {
      const faults = error instanceof Problem ? error.fields : {};
      setWrong(new Set(domains.filter((_, at) => faults[`domains.${at}`] !== undefined)));
    },
  });
  const { mine, set, error } = setting;
  const missing = error instanceof Problem && error.fields.domains !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setting.save();
  };
  return (
    <form className={card.card} onSubmit={submit} noValidate>
      <Countries rules={mine} set={set} />
      <Domains id={id} rules={mine} set={set} readable={gate.readable} wrong={wrong} missing={missing} />
      <SaveBar setting={setting} label={t("gate.save")} />
    </form>
  );
}
