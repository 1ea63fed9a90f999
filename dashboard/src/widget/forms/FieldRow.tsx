import { ActionIcon, SegmentedControl } from "@mantine/core";
import { IconGripVertical, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Field } from "../../../../protocol/frames";
import { useForm } from "../look/Fields";
import classes from "./Forms.module.css";
import { OwnField } from "./OwnField";
import type { Need } from "./order";
import { useAskedName } from "./useAskedName";
import type { useDrag } from "./useDrag";

const needs: readonly Need[] = ["hidden", "optional", "required"];
const standard = ["name", "email", "phone", "department", "message"];

interface Props {
  field: Field;
  /** Where it stands in the look, under which its faults are told. */
  place: string;
  language: string;
  /** It is always required. */
  fixed: boolean;
  dragged: boolean;
  handle: ReturnType<ReturnType<typeof useDrag>["handle"]>;
  opened: boolean;
  open(wanted: boolean): void;
  change(next: Field): void;
  remove(): void;
}

export function FieldRow({ field, place, language, fixed, dragged, handle, opened, ...on }: Props) {
  const { t } = useTranslation();
  const { editing } = useForm();
  const name = useAskedName()(field);
  const own = !standard.includes(field.kind);
  const faulty = Object.keys(editing.faults).some((one) => one.startsWith(`${place}.`));
  return (
    <li className={classes.field} data-dragged={dragged} data-hidden={field.need === "hidden"}>
      <div className={classes.row} data-own={own}>
        <button type="button" className={classes.handle} aria-label={t("widget.forms.move", { name })} {...handle}>
          <IconGripVertical size={16} aria-hidden="true" />
        </button>
        <span className={classes.name} dir="auto">
          {name}
        </span>
        {own && (
          <span className={classes.tools}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("widget.forms.edit", { name })}
              aria-expanded={opened || faulty}
              onClick={() => on.open(!opened)}
            >
              <IconPencil size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("widget.forms.remove", { name })}
              onClick={on.remove}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </span>
        )}
        {fixed ? (
          <span className={classes.fixed}>{t("widget.forms.need.required")}</span>
        ) : (
          <SegmentedControl
            className={classes.need}
            size="xs"
            aria-label={t("widget.forms.needOf", { name })}
            data={needs.map((value) => ({ value, label: t(`widget.forms.need.${value}`) }))}
            value={field.need}
            onChange={(need) => on.change({ ...field, need })}
          />
        )}
      </div>
      {own && (opened || faulty) && (
        <OwnField field={field} place={place} language={language} change={on.change} fresh={opened} />
      )}
    </li>
  );
}
