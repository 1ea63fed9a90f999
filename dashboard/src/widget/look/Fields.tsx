import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Input, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { createContext, type ReactNode, useContext, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Use } from "../../api/pictures";
import { PictureInput } from "../../ui/PictureInput";
import { AUTO, contrast, isColor, READABLE, readable } from "./contrast";
import classes from "./Fields.module.css";
import { FIELDS, type FieldPath, type Value, valueAt } from "./fields";
import type { Editing, Editor } from "./useEditing";

interface Form {
  editing: Editing;
  set: Editor["set"];
}

const FormContext = createContext<Form | undefined>(undefined);
export const FormProvider = FormContext;

export const useForm = () => useContext(FormContext) as Form;

function useField(path: FieldPath) {
  const { t } = useTranslation();
  const { editing, set } = useForm();
  const fault = editing.faults[path];
  return {
    value: valueAt(editing.mine, path),
    set: (value: Value) => set(path, value),
    label: t(`widget.field.${FIELDS[path]}`),
    error: fault && t(`widget.fault.${faultKey(fault)}`),
  };
}

const faults = ["empty", "too_long", "no_color", "out_of_range", "no_link", "too_many"] as const;
type FaultKey = (typeof faults)[number] | "invalid";

export function faultKey(fault: string): FaultKey {
  return faults.find((known) => known === fault) ?? "invalid";
}

export function Group({ title, children, onFocus }: { title: string; children: ReactNode; onFocus?: () => void }) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id} onFocus={onFocus}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export function TextField({ path, hint }: { path: FieldPath; hint?: string }) {
  const { value, set, label, error } = useField(path);
  return (
    <TextInput
      label={label}
      description={hint}
      error={error}
      dir="auto"
      value={String(value)}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

export function NumberField({ path }: { path: FieldPath }) {
  const { value, set, label, error } = useField(path);
  return (
    <TextInput
      type="number"
      label={label}
      error={error}
      value={String(value)}
      min={0}
      onChange={(event) =>
        Number.isInteger(event.currentTarget.valueAsNumber) && set(event.currentTarget.valueAsNumber)
      }
    />
  );
}

export function SwitchField({ path, hint }: { path: FieldPath; hint?: string }) {
  const { value, set, label } = useField(path);
  return (
    <Switch
      label={label}
      description={hint}
      checked={value === true}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

interface Pictured {
  path: FieldPath;
  use: Use;
  hint?: string;
  /** what is shown where there is none */
  children?: ReactNode;
}

export function PictureField({ path, use, hint, children }: Pictured) {
  const { value, set, label, error } = useField(path);
  return (
    <PictureInput label={label} hint={hint} error={error} use={use} value={String(value)} onChange={set}>
      {children}
    </PictureInput>
  );
}

interface Choices {
  path: FieldPath;
  options: readonly { value: string; label: ReactNode }[];
}

export function ChoiceField({ path, options }: Choices) {
  const { value, set, label, error } = useField(path);
  const id = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={error}>
      <SegmentedControl aria-labelledby={id} data={[...options]} value={String(value)} onChange={set} fullWidth />
    </Input.Wrapper>
  );
}

export function ColorField({ path, hint }: { path: FieldPath; hint?: string }) {
  const { value, set, label, error } = useField(path);
  return <ColorInput label={label} hint={hint} error={error} value={String(value)} set={set} />;
}

interface ColorInputProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  set(value: string): void;
}

function ColorInput({ label, hint, error, value, set }: ColorInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={label}
      description={hint}
      error={error}
      value={value}
      spellCheck={false}
      maxLength={7}
      onChange={(event) => set(event.currentTarget.value.trim())}
      leftSection={
        <input
          type="color"
          className={classes.swatch}
          aria-label={t("widget.look.pick", { name: label })}
          value={isColor(value) ? value : "#888888"}
          onChange={(event) => set(event.currentTarget.value)}
        />
      }
    />
  );
}

/** The words' color on a ground: chosen for you, or your own, with a word when it is hard to read. */
export function InkField({ path, ground }: { path: FieldPath; ground: FieldPath }) {
  const { t } = useTranslation();
  const { value, set, label, error } = useField(path);
  const { editing } = useForm();
  const under = String(valueAt(editing.mine, ground));
  const auto = value === AUTO;
  const settled = isColor(under) ? readable(String(value), under) : "#ffffff";
  const ratio = !auto && isColor(String(value)) && isColor(under) ? contrast(String(value), under) : undefined;
  return (
    <div className={classes.ink}>
      <Switch
        label={t("widget.look.auto", { name: label })}
        checked={auto}
        onChange={(event) => set(event.currentTarget.checked ? AUTO : settled)}
      />
      {!auto && <ColorInput label={label} error={error} value={String(value)} set={set} />}
      {ratio !== undefined && ratio < READABLE && (
        <p className={classes.warning} role="status">
          {t("widget.look.contrast", { ratio: ratio.toFixed(1), color: settled })}
        </p>
      )}
    </div>
  );
}
