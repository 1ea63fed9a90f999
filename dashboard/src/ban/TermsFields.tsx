import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SPANS, type Span } from "./terms";

interface TermsFieldsProps {
  reason: string;
  span: Span;
  /** The focus begins at the reason. */
  first?: boolean;
  set(change: { reason?: string; span?: Span }): void;
}

/** Why, and for how long. */
export function TermsFields({ reason, span, first, set }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        data-autofocus={first}
        label={t("ban.reason")}
        description={t("ban.reasonHint")}
        maxLength={500}
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("ban.until")}
        data={SPANS.map((value) => ({ value, label: t(`ban.span.${value}`) }))}
        value={span}
        onChange={(event) => set({ span: event.currentTarget.value as Span })}
      />
    </>
  );
}
