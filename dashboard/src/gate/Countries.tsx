import { Select, Switch } from "@mantine/core";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateRules } from "../api/gate";
import { begins, has } from "../department/search";
import card from "../ui/Card.module.css";
import { regionName } from "../ui/format";
import { codes } from "./countries";
import { Tiles } from "./Tiles";

interface CountriesProps {
  rules: GateRules;
  set(change: Partial<GateRules>): void;
}

/** From which countries nobody may chat. */
export function Countries({ rules, set }: CountriesProps) {
  const { t, i18n } = useTranslation();
  const { countriesOn, countries } = rules;
  const [search, find] = useState("");
  const { language } = i18n;
  const named = useMemo(() => {
    const order = new Intl.Collator(language);
    return codes
      .map((value) => ({ value, label: regionName(value, language) }))
      .toSorted((a, b) => order.compare(a.label, b.label));
  }, [language]);
  const chosen = named.filter(({ value }) => countries.includes(value));
  // What begins so comes first: "ger" is Germany before Algeria.
  const found = named
    .filter(({ value, label }) => !countries.includes(value) && has(label, search))
    .toSorted((a, b) => Number(begins(b.label, search)) - Number(begins(a.label, search)));
  const add = (code: string | null | undefined) => {
    if (code) set({ countries: [...countries, code] });
    find("");
  };
  // Told here: who types fast is before the list that opens, and where nothing is found, Enter would send the form.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const list = document.getElementById(event.currentTarget.getAttribute("aria-controls") ?? "");
    const marked = list?.querySelector<HTMLElement>("[data-combobox-selected]");
    if (marked) marked.click();
    else if (search.trim() !== "" && found[0]) add(found[0].value);
  };
  return (
    <section className={card.group} aria-labelledby="gate-countries">
      <div>
        <h3 className={card.title} id="gate-countries">
          {t("gate.countries.title")}
        </h3>
        <p className={card.soft}>{t("gate.countries.lead")}</p>
      </div>
      <Switch
        label={t("gate.countries.on")}
        checked={countriesOn}
        onChange={(event) => set({ countriesOn: event.currentTarget.checked })}
      />
      {countriesOn && (
        <>
          <Select
            label={t("gate.countries.add")}
            placeholder={t("gate.countries.search")}
            searchable
            selectFirstOptionOnChange
            value={null}
            searchValue={search}
            onSearchChange={find}
            data={found}
            filter={({ options }) => options}
            onKeyDownCapture={enter}
            nothingFoundMessage={t(
              chosen.some(({ label }) => has(label, search)) ? "gate.countries.already" : "gate.countries.nothing",
            )}
            onChange={add}
          />
          {chosen.length === 0 && <p className={card.soft}>{t("gate.countries.none")}</p>}
          <Tiles
            label={t("gate.countries.blocked")}
            tiles={chosen.map(({ value, label }) => ({ id: value, label }))}
            remove={(code) => set({ countries: countries.filter((one) => one !== code) })}
          />
        </>
      )}
    </section>
  );
}
