import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { type Gate, type GateRules, gateQuery, saveGate } from "../api/gate";
import { call, Problem } from "../api/http";
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
  const setting = useSetting<Gate, GateRules>(gate, {
    key: gateQuery(id).queryKey,
    fetch: () => call<Gate>("GET", `/api/widgets/${id}/gate`),
    save: (base, mine) => saveGate(id, base, mine),
    part,
  });
  const { mine, set, error } = setting;
  const faults = error instanceof Problem ? error.fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setting.save();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Countries rules={mine} set={set} />
      <Domains id={id} rules={mine} set={set} readable={gate.readable} faults={faults} />
      <SaveBar setting={setting} label={t("gate.save")} />
    </form>
  );
}
