import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Field } from "../../../../protocol/frames";
import { faultKey, useForm } from "../look/Fields";
import { directionOf } from "../texts/languages";
import classes from "./Forms.module.css";
import { newId, withSaid } from "./order";

interface Props {
  field: Field;
  place: string;
  language: string;
  /** Somebody has just opened it, to write its label. */
  fresh: boolean;
  change(next: Field): void;
}

/** What a field of one's own says, and what there is to choose from. */
export function OwnField({ field, place, language, fresh, change }: Props) {
  const { t } = useTranslation();
  const faultAt = useFaultAt(place);
  const { label, options, link, kind } = field;
  return (
    <div className={classes.own}>
      <TextInput
        autoFocus={fresh && !label[""]}
        label={t("widget.forms.label")}
        description={kind === "checkbox" ? t("widget.forms.bracketsHint") : undefined}
        error={faultAt("label") ?? faultAt("id")}
        placeholder={language ? label[""] : undefined}
        {...spoken(language)}
        value={label[language] ?? ""}
        onChange={(event) => change({ ...field, label: withSaid(label, language, event.currentTarget.value) })}
      />
      {kind === "checkbox" && (
        <TextInput
          type="url"
          label={t("widget.forms.link")}
          description={t("widget.forms.linkHint")}
          error={faultAt("link")}
          dir="ltr"
          value={link}
          onChange={(event) => change({ ...field, link: event.currentTarget.value })}
        />
      )}
      {kind === "choice" && (
        <fieldset className={classes.options}>
          <legend>{t("widget.forms.options")}</legend>
          {options.map((option, index) => (
            <div key={option.id} className={classes.option}>
              <TextInput
                aria-label={t("widget.forms.option", { number: index + 1 })}
                error={faultAt(`options.${index}.label`)}
                placeholder={language ? option.label[""] : undefined}
                {...spoken(language)}
                value={option.label[language] ?? ""}
                onChange={(event) => {
                  const next = { ...option, label: withSaid(option.label, language, event.currentTarget.value) };
                  change({ ...field, options: options.map((one) => (one.id === option.id ? next : one)) });
                }}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("widget.forms.removeOption", { number: index + 1 })}
                disabled={options.length === 1}
                onClick={() => change({ ...field, options: options.filter((one) => one.id !== option.id) })}
              >
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            </div>
          ))}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            disabled={options.length >= 30}
            onClick={() => change({ ...field, options: [...options, { id: newId(), label: {} }] })}
          >
            {t("widget.forms.addOption")}
          </Button>
        </fieldset>
      )}
    </div>
  );
}

const spoken = (language: string) =>
  language ? { lang: language, dir: directionOf(language) } : ({ dir: "auto" } as const);

/** What is wrong with a part of the field, in words. */
function useFaultAt(place: string): (part: string) => string | undefined {
  const { t } = useTranslation();
  const { editing } = useForm();
  return (part) => {
    const fault = editing.faults[`${place}.${part}`];
    if (!fault) return undefined;
    // It has to say something to those whose language has no text of its own.
    return fault === "empty" ? t("widget.forms.neededForAll") : t(`widget.fault.${faultKey(fault)}`);
  };
}
