import { useTranslation } from "react-i18next";
import { example, isForm, labelOf } from "./groups";

/** What one of the widget's texts is called, in words for those who never saw its key. */
export function useTextName(): (language: string, key: string) => string {
  const { t } = useTranslation();
  return (language, key) => {
    const label = labelOf(key);
    const name = label ? t(`widget.text.${label}`) : key;
    return isForm(key) ? `${name} (${example(language, key)})` : name;
  };
}
