import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersQuery } from "../../api/social";
import { languagesQuery } from "../../api/words";
import { shown } from "../look/contrast";
import { Edited, Panes, useSharedEditor } from "../look/Edited";
import { faultKey, Group, SwitchField, TextField, useForm } from "../look/Fields";
import { FIELDS, type FieldPath, type Said, valueAt } from "../look/fields";
import { Preview } from "../look/Preview";
import { directionOf, namesOf } from "../texts/languages";
import { FieldsEditor } from "./FieldsEditor";
import classes from "./Forms.module.css";
import { withSaid } from "./order";
import { SocialField } from "./SocialField";

interface Hint {
  scene: "online" | "offline";
  panel: "open";
}

/** What visitors are asked before a chat and when nobody is there, with the real forms beside it. */
export function FormsPage() {
  const { i18n } = useTranslation();
  const { editing } = useSharedEditor();
  const [language, choose] = useState("");
  const [hint, show] = useState<Hint>();
  const offers = useQuery(providersQuery).data?.providers.filter(({ enabled }) => enabled);
  const seen = language || i18n.language;
  const speaks = { language: seen, direction: directionOf(seen) };
  return (
    <Edited>
      {editing && (
        <Panes
          form={<Form language={language} choose={choose} show={show} />}
          preview={<Preview look={shown(editing.mine, editing.before)} offers={offers} speaks={speaks} hint={hint} />}
        />
      )}
    </Edited>
  );
}

interface FormProps {
  language: string;
  choose(language: string): void;
  show(hint: Hint): void;
}

function Form({ language, choose, show }: FormProps) {
  const { t } = useTranslation();
  const { publish, busy } = useSharedEditor();
  const before = () => show({ scene: "online", panel: "open" });
  const offline = () => show({ scene: "offline", panel: "open" });
  return (
    <>
      <p className={classes.lead}>{t("widget.forms.lead")}</p>
      <Languages language={language} choose={choose} />
      <Group title={t("widget.forms.chat")} onFocus={before}>
        <SwitchField path="forms.chat.on" hint={t("widget.forms.chatHint")} />
        <SaidField path="forms.chat.greeting" language={language} hint={t("widget.forms.greetingHint")} />
        <FieldsEditor path="forms.chat.fields" language={language} />
      </Group>
      <Group title={t("widget.forms.offline")} onFocus={offline}>
        <SwitchField path="forms.offline.on" hint={t("widget.forms.offlineHint")} />
        <SaidField path="forms.offline.greeting" language={language} hint={t("widget.forms.greetingHint")} />
        <FieldsEditor path="forms.offline.fields" language={language} />
        <SaidField path="forms.hours" language={language} hint={t("widget.forms.hoursHint")} />
        <TextField path="forms.messenger" hint={t("widget.forms.linkHint")} />
        <TextField path="forms.x" hint={t("widget.forms.linkHint")} />
      </Group>
      <Group title={t("widget.forms.profile")}>
        <SwitchField path="forms.phone" hint={t("widget.forms.phoneHint")} />
        <SocialField />
      </Group>
      <Button className={classes.end} variant="default" onClick={publish} loading={busy}>
        {t("widget.look.publish")}
      </Button>
    </>
  );
}

/** In which language one writes; first for all those that have no text of their own. */
function Languages({ language, choose }: Pick<FormProps, "language" | "choose">) {
  const { t, i18n } = useTranslation();
  const all = useQuery(languagesQuery).data ?? [];
  const options = all
    .map((tag) => ({ value: tag, label: namesOf(tag, i18n.language) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <NativeSelect
      label={t("widget.forms.language")}
      description={t("widget.forms.languageHint")}
      data={[{ value: "", label: t("widget.forms.all") }, ...options]}
      value={language}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

interface SaidProps {
  path: FieldPath;
  language: string;
  hint: string;
}

/** A text in the chosen language, with what the others read where there is none. */
function SaidField({ path, language, hint }: SaidProps) {
  const { t } = useTranslation();
  const { editing, set } = useForm();
  const texts = valueAt(editing.mine, path) as Said;
  const fault = editing.faults[path];
  return (
    <Textarea
      label={t(`widget.field.${FIELDS[path]}`)}
      description={hint}
      error={fault && t(`widget.fault.${faultKey(fault)}`)}
      autosize
      minRows={2}
      lang={language || undefined}
      dir={language ? directionOf(language) : "auto"}
      placeholder={language ? texts[""] : undefined}
      value={texts[language] ?? ""}
      onChange={(event) => set(path, withSaid(texts, language, event.currentTarget.value))}
    />
  );
}
