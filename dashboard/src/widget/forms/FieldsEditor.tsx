import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "../../../../protocol/frames";
import { faultKey, useForm } from "../look/Fields";
import { FIELDS, type FieldPath, valueAt } from "../look/fields";
import { FieldRow } from "./FieldRow";
import classes from "./Forms.module.css";
import { moved, newField, type OwnKind } from "./order";
import { useAskedName } from "./useAskedName";
import { useDrag } from "./useDrag";

const mostFields = 30;
const kinds: readonly OwnKind[] = ["text", "choice", "checkbox"];

interface Props {
  path: FieldPath & `forms.${string}.fields`;
  language: string;
}

/** The fields of a form in their order: each hidden, optional or required, and as many of one's own as one likes. */
export function FieldsEditor({ path, language }: Props) {
  const { t } = useTranslation();
  const { editing, set } = useForm();
  const name = useAskedName();
  const list = useRef<HTMLOListElement>(null);
  const [told, tell] = useState("");
  const [opened, open] = useState<string>();
  const fields = valueAt(editing.mine, path) as readonly Field[];
  const fault = editing.faults[path];
  const move = (from: number, to: number) => {
    const one = fields[from];
    set(path, moved(fields, from, to));
    if (one) tell(t("widget.forms.moved", { name: name(one), place: to + 1, count: fields.length }));
  };
  const { dragged, handle } = useDrag(list, move);
  const add = (kind: OwnKind) => {
    const field = newField(kind);
    open(field.id);
    set(path, [...fields, field]);
  };
  return (
    <fieldset className={classes.editor}>
      <legend className={classes.title}>{t(`widget.field.${FIELDS[path]}`)}</legend>
      <ol className={classes.fields} ref={list}>
        {fields.map((field, index) => (
          <FieldRow
            key={field.id}
            field={field}
            place={`${path}.${index}`}
            language={language}
            // What is left without a word could not be answered.
            fixed={path === "forms.offline.fields" && field.kind === "message"}
            dragged={dragged === index}
            handle={handle(index)}
            opened={opened === field.id}
            open={(wanted) => open(wanted ? field.id : undefined)}
            change={(next) =>
              set(
                path,
                fields.map((one) => (one.id === field.id ? next : one)),
              )
            }
            remove={() =>
              set(
                path,
                fields.filter((one) => one.id !== field.id),
              )
            }
          />
        ))}
      </ol>
      <p className="away" role="status">
        {told}
      </p>
      {fault && (
        <p className={classes.fault} role="alert">
          {t(`widget.fault.${faultKey(fault)}`)}
        </p>
      )}
      <div className={classes.add}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            disabled={fields.length >= mostFields}
            onClick={() => add(kind)}
          >
            {t(`widget.forms.add.${kind}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
