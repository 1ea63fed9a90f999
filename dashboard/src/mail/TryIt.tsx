import { Button, TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Failure, Tried } from "../api/mail";
import { Outcome } from "../ui/Outcome";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";
import { useReason } from "./useReason";

interface Props {
  to: string;
  fault: string | undefined;
  type(to: string): void;
  test(): void;
  pending: boolean;
  tried: Tried | undefined;
  error: Error | null;
}

/** Tries what stands in the form, saved or not, and says in words what came of it. */
export function TryIt({ to, fault, type, test, pending, tried, error }: Props) {
  const { t } = useTranslation();
  const { other } = useFaults(error);
  // Enter tries; it does not save what was not tried yet.
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    test();
  };
  return (
    <section className={classes.group} aria-labelledby="mail-try">
      <h2 id="mail-try">{t("mail.try.title")}</h2>
      <div className={classes.ask}>
        <TextInput
          label={t("mail.try.to")}
          description={t("mail.try.hint")}
          inputMode="email"
          dir="ltr"
          error={fault}
          value={to}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={enter}
        />
        <Button variant="default" loading={pending} onClick={test}>
          {t("mail.try.submit")}
        </Button>
      </div>
      <div role="status" className={classes.results}>
        {tried?.sending && (
          <Result name={t("mail.sending")} failure={tried.sending} well={t("mail.try.sent", { to })} />
        )}
        {tried?.receiving && <Result name={t("mail.receiving")} failure={tried.receiving} well={t("mail.try.read")} />}
        {error && other && <p className={classes.fault}>{other}</p>}
      </div>
    </section>
  );
}

function Result({ name, failure, well }: { name: string; failure: Failure; well: string }) {
  const { t } = useTranslation();
  const words = useReason();
  const good = failure.reason === "well";
  return (
    <Outcome well={good}>
      <strong>{name}</strong>
      <p>{good ? well : words(failure)}</p>
      {failure.said && (
        <p className={classes.soft}>
          {t("mail.said")} <code dir="ltr">{failure.said}</code>
        </p>
      )}
    </Outcome>
  );
}
