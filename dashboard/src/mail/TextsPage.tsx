import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Template, templatesQuery, textQuery } from "../api/mail";
import { Loaded } from "../ui/Loaded";
import { mayLeave } from "../ui/leaving";
import { namesOf } from "../widget/texts/languages";
import classes from "./Mail.module.css";
import { TextForm } from "./TextForm";
import { useTemplateName } from "./useTemplateName";

/** The words of each mail, in each language. */
export function TextsPage() {
  const templates = useQuery(templatesQuery);
  return (
    <Loaded query={templates} height={320}>
      {(data) => <Choice templates={data} />}
    </Loaded>
  );
}

function Choice({ templates }: { templates: Template[] }) {
  const { t, i18n } = useTranslation();
  const name = useTemplateName();
  const [chosen, choose] = useState(templates[0]?.name);
  const [wish, speak] = useState(i18n.language);
  const template = templates.find((one) => one.name === chosen);
  if (!template) return null;
  const language = template.languages.includes(wish) ? wish : "en";
  // Another text takes the place of what is typed in this one.
  const after = (value: string, show: (value: string) => void) => void mayLeave().then((go) => go && show(value));
  const label = (tag: string) => {
    const names = namesOf(tag, i18n.language);
    return template.own.includes(tag) ? t("mail.texts.languageOwn", { name: names }) : names;
  };
  return (
    <>
      <p className={classes.lead}>{t("mail.texts.lead")}</p>
      <div className={classes.choice}>
        <NativeSelect
          label={t("mail.texts.mail")}
          value={template.name}
          data={templates.map((one) => ({ value: one.name, label: name(one.name) }))}
          onChange={(event) => after(event.currentTarget.value, choose)}
        />
        <NativeSelect
          label={t("mail.texts.language")}
          description={undefined}
          value={language}
          data={template.languages
            .map((value) => ({ value, label: label(value) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language))}
          onChange={(event) => after(event.currentTarget.value, speak)}
        />
      </div>
      <p className={classes.soft}>
        {template.reader === "visitor" ? t("mail.texts.forVisitors") : t("mail.texts.forTeam")}
      </p>
      <Text key={`${template.name} ${language}`} template={template} language={language} />
    </>
  );
}

function Text({ template, language }: { template: Template; language: string }) {
  const text = useQuery({ ...textQuery(template.name, language), refetchOnWindowFocus: false });
  return (
    <Loaded query={text} height={240}>
      {({ ours, own }) => <TextForm template={template} language={language} ours={ours} own={own} />}
    </Loaded>
  );
}
