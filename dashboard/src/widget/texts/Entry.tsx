import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Words } from "../../api/words";
import { useForm } from "../look/Fields";
import { textPath } from "../look/fields";
import { example, isForm, labelOf, longestOf, placesOf } from "./groups";
import { directionOf } from "./languages";
import classes from "./Texts.module.css";

interface Props {
  language: string;
  /** The text's key, or those of its forms for different numbers. */
  forms: readonly string[];
  words: Words;
  own: Readonly<Record<string, string>>;
  set: ReturnType<typeof useForm>["set"];
  /** Somebody is about to write here. */
  look(): void;
}

/** One text, or all forms of one with a number in it. */
export function Entry({ language, forms, words, own, set, look }: Props) {
  const { t } = useTranslation();
  const [first = ""] = forms;
  const label = labelOf(first);
  const name = label ? t(`widget.text.${label}`) : first;
  const field = (key: string, title: string) => (
    <Field
      key={key}
      id={key}
      language={language}
      title={title}
      ours={words[key] ?? ""}
      own={own[key]}
      set={set}
      look={look}
    />
  );
  if (!isForm(first)) return field(first, name);
  return (
    <fieldset className={classes.forms}>
      <legend>{name}</legend>
      {forms.map((key) => field(key, t("widget.texts.form", { number: example(language, key) })))}
    </fieldset>
  );
}

const placeNames: Readonly<Record<string, "name" | "email">> = { "{name}": "name", "{email}": "email" };

interface FieldProps {
  id: string;
  language: string;
  title: string;
  ours: string;
  own: string | undefined;
  set: Props["set"];
  look: Props["look"];
}

function Field({ id, language, title, ours, own = "", set, look }: FieldProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLTextAreaElement>(null);
  const path = textPath(language, id);
  const places = placesOf(ours);
  const error = useFault(path, id, places);
  const direction = directionOf(language);
  // Words on one line, as they are shown: what is pasted with line ends keeps its words.
  const change = (text: string) => set(path, text.replace(/\s*[\r\n\t]+\s*/g, " "));
  const stay = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) event.preventDefault();
  };
  const insert = (place: string) => {
    const area = box.current;
    if (!area) return;
    area.focus();
    area.setRangeText(place, area.selectionStart, area.selectionEnd, "end");
    change(area.value);
  };
  return (
    <div className={classes.entry} data-own={own !== ""}>
      <Textarea
        ref={box}
        label={title}
        description={own ? <Ours text={ours} language={language} /> : undefined}
        error={error}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autosize
        minRows={1}
        lang={language}
        dir={direction}
        placeholder={ours}
        value={own}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={stay}
        onFocus={look}
      />
      <div className={classes.actions}>
        {places.map((place) => (
          <Button key={place} size="compact-xs" variant="default" onClick={() => insert(place)}>
            {t(`widget.texts.place.${placeNames[place] ?? "number"}`, { place })}
          </Button>
        ))}
        {own !== "" && (
          <Button
            className={classes.reset}
            size="compact-xs"
            variant="subtle"
            aria-label={t("widget.texts.resetName", { name: title })}
            onClick={() => {
              set(path, "");
              box.current?.focus();
            }}
          >
            {t("widget.texts.reset")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Ours({ text, language }: { text: string; language: string }) {
  const { t } = useTranslation();
  return (
    <>
      {t("widget.texts.ours")}{" "}
      <bdi lang={language} dir={directionOf(language)}>
        {text}
      </bdi>
    </>
  );
}

/** What is wrong with a text, and how it is mended. */
function useFault(path: string, key: string, places: readonly string[]): string | undefined {
  const { t } = useTranslation();
  const { editing } = useForm();
  const fault = editing.faults[path];
  if (!fault) return undefined;
  if (fault === "places")
    return places.length > 0
      ? t("widget.texts.fault.places", { places: places.join(" ") })
      : t("widget.texts.fault.noPlaces");
  return fault === "too_long"
    ? t("widget.texts.fault.tooLong", { most: longestOf(key) })
    : t("widget.texts.fault.invalid");
}
