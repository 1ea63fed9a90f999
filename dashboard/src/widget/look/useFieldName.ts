import { useTranslation } from "react-i18next";
import { nameOf } from "../texts/languages";
import { useTextName } from "../texts/useTextName";
import { FIELDS, type FieldPath, type Path, textAt } from "./fields";

/** What a place in the look is called: of a text also in which language. */
export function useFieldName(): (path: Path) => string {
  const { t } = useTranslation();
  const textName = useTextName();
  return (path) => {
    const text = textAt(path);
    if (!text) return t(`widget.field.${FIELDS[path as FieldPath]}`);
    return t("widget.texts.named", { text: textName(text.language, text.key), language: nameOf(text.language) });
  };
}
