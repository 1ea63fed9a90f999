import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { type MaskRules, tryMasking } from "../api/masking";
import classes from "../gate/Gate.module.css";
import card from "../ui/Card.module.css";
import { useTrouble } from "../ui/useTrouble";

/** Shows what the rules in the form, saved or not, would leave of a text. */
export function TryMasking({ rules }: { rules: MaskRules }) {
  const { t } = useTranslation();
  const trouble = useTrouble();
  const [text, type] = useState("");
  const trying = useMutation({ mutationFn: () => tryMasking(rules, text) });
  const wrong = trying.error instanceof Problem && Object.keys(trying.error.fields).length > 0;
  return (
    <div className={classes.trial}>
      <Textarea
        label={t("mask.try")}
        description={t("mask.tryHint")}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={5000}
        value={text}
        onChange={(event) => {
          type(event.currentTarget.value);
          trying.reset();
        }}
      />
      <Button variant="default" loading={trying.isPending} disabled={text === ""} onClick={() => trying.mutate()}>
        {t("mask.tryIt")}
      </Button>
      <div role="status">
        {trying.data && (
          <p className={classes.result} dir="auto">
            {trying.data.text}
          </p>
        )}
        {trying.error && <p className={card.fault}>{wrong ? t("mask.tryWrong") : trouble(trying.error)}</p>}
      </div>
    </div>
  );
}
