import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { checkPage } from "../api/sites";
import classes from "./Sites.module.css";
import { Verdict } from "./Verdict";

export interface Wanted {
  address: string;
  /** Grows with each wish from outside to look at the address at once. */
  turn: number;
}

interface Props {
  id: string;
  wanted: Wanted;
  type(address: string): void;
}

/** Asks the server to look at a page, and tells what it has found. */
export function CheckPage({ id, wanted, type }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const { mutate, data, error, isPending } = useMutation({ mutationFn: (address: string) => checkPage(id, address) });
  const { address, turn } = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks, another letter does not
  useEffect(() => {
    if (turn === 0) return;
    field.current?.focus();
    mutate(address);
  }, [turn]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(address);
  };
  return (
    <>
      <form className={classes.ask} onSubmit={submit} noValidate>
        <TextInput
          ref={field}
          label={t("site.address")}
          placeholder="shop.example"
          inputMode="url"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          value={address}
          error={fault(error)}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending}>
          {t("site.check")}
        </Button>
      </form>
      <div role="status" className={classes.report}>
        {data && !isPending && !error && <Verdict report={data} />}
      </div>
    </>
  );

  function fault(problem: Error | null): string | undefined {
    if (!problem) return undefined;
    if (!(problem instanceof Problem)) return t("security.trouble.unknown");
    if (problem.status === 429)
      return t("site.fault.tooMany", { count: Math.max(1, Math.ceil((problem.retryAfter ?? 0) / 60)) });
    const name = problem.fields.address;
    if (name === "empty" || name === "too_long" || name === "invalid") return t(`site.fault.${name}`);
    return t("security.trouble.unknown");
  }
}
