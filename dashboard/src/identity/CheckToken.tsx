import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Checked, checkToken } from "../api/identity";
import card from "../ui/Card.module.css";
import { fullTime } from "../ui/format";
import { Outcome } from "../ui/Outcome";
import { useTrouble } from "../ui/useTrouble";
import classes from "./Identity.module.css";
import { useReason } from "./useReason";

/** Says what is wrong with a token. It is not kept, and counts as nobody's. */
export function CheckToken() {
  const { t } = useTranslation();
  const trouble = useTrouble();
  const [token, type] = useState("");
  const checking = useMutation({ mutationFn: () => checkToken(token) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim()) checking.mutate();
  };
  return (
    <form className={card.group} onSubmit={submit}>
      <h4 className={classes.title}>{t("identity.check")}</h4>
      <Textarea
        label={t("identity.token")}
        description={t("identity.checkLead")}
        value={token}
        rows={4}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.token }}
        onChange={(event) => {
          type(event.currentTarget.value);
          checking.reset();
        }}
      />
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={checking.isPending} disabled={!token.trim()}>
          {t("identity.checkNow")}
        </Button>
      </div>
      <div role="status">
        {checking.data && <Result checked={checking.data} />}
        {checking.error && <p className={card.fault}>{trouble(checking.error)}</p>}
      </div>
    </form>
  );
}

function Result({ checked: { reason, about, key, claims, now } }: { checked: Checked }) {
  const { t, i18n } = useTranslation();
  const words = useReason();
  const time = (at: number) => fullTime(at, i18n.language);
  return (
    <Outcome well={!reason}>
      <div className={classes.result}>
        <strong>{reason ? words.short(reason, about) : t("identity.good")}</strong>
        {reason && <p>{words.mend(reason, about)}</p>}
        {key === "previous" && <p>{t("identity.byPrevious")}</p>}
        {claims && (
          <dl>
            <dt>external_id</dt>
            <dd dir="auto">{claims.externalId}</dd>
            <dt>name</dt>
            <dd dir="auto">{claims.name}</dd>
            <dt>email</dt>
            <dd dir="ltr">{claims.email}</dd>
            <dt>{t("identity.claim.issued")}</dt>
            <dd>{time(claims.issued)}</dd>
            <dt>{t("identity.claim.expires")}</dt>
            <dd>{time(claims.expires)}</dd>
          </dl>
        )}
        {(reason === "expired" || reason === "future") && <p>{t("identity.clock", { time: time(now) })}</p>}
      </div>
    </Outcome>
  );
}
