import { Button, SegmentedControl, Skeleton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch, IconShieldCheck } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Ban, type BanKind, bansQuery, liftBans } from "../api/bans";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { AddBan } from "./AddBan";
import classes from "./Ban.module.css";
import { BanRow } from "./BanRow";

const TYPING = 250;
const KINDS = ["all", "visitor", "network"] as const;

/** Who may not chat: found by name, address or reason, and lifted one by one or several at once. */
export function BansPage() {
  const { t } = useTranslation();
  const [kind, choose] = useState<(typeof KINDS)[number]>("all");
  const [search, find] = useState("");
  const [asked] = useDebouncedValue(search.trim(), TYPING);
  const [adding, add] = useState(false);
  const bans = useInfiniteQuery(bansQuery(kind === "all" ? undefined : (kind as BanKind), asked));
  const found = bans.data?.pages.flatMap((page) => page.bans) ?? [];
  const narrowed = kind !== "all" || asked !== "";
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <div className={classes.head}>
          <h1>{t("bans.title")}</h1>
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => add(true)}>
            {t("bans.add")}
          </Button>
        </div>
        <p className={classes.lead}>{t("bans.pageLead")}</p>
        <div className={classes.filter}>
          <TextInput
            type="search"
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            aria-label={t("bans.search")}
            placeholder={t("bans.search")}
            maxLength={200}
            value={search}
            onChange={(event) => find(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t("bans.kinds")}
            data={KINDS.map((value) => ({ value, label: t(`bans.kind.${value}`) }))}
            value={kind}
            onChange={(value) => choose(value as (typeof KINDS)[number])}
          />
        </div>
        {bans.isPending && (
          <Late>
            <Skeleton height={160} />
          </Late>
        )}
        {bans.isError && <Trouble again={() => void bans.refetch()} />}
        {bans.data && found.length === 0 && <Nothing narrowed={narrowed} />}
        {found.length > 0 && <List key={`${kind} ${asked}`} bans={found} />}
        {bans.hasNextPage && (
          <Button variant="default" loading={bans.isFetchingNextPage} onClick={() => void bans.fetchNextPage()}>
            {t("bans.more")}
          </Button>
        )}
        {adding && <AddBan close={() => add(false)} />}
      </div>
    </div>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty} role="status">
      <IconShieldCheck size={40} stroke={1.2} aria-hidden="true" />
      <h2>{narrowed ? t("bans.nothing") : t("bans.nobody")}</h2>
      {!narrowed && <p>{t("bans.nobodyLead")}</p>}
    </div>
  );
}

function List({ bans }: { bans: readonly Ban[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const here = bans.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const lifting = useMutation({
    mutationFn: (ids: readonly string[]) => liftBans(ids),
    onSuccess: () => choose(new Set()),
    // One that is gone meanwhile was lifted elsewhere; the list then says so.
    onSettled: () => client.invalidateQueries({ queryKey: ["bans"] }),
  });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  const all = here.length === bans.length;
  return (
    <>
      <div className={classes.bulk}>
        <label className={classes.all}>
          <input
            type="checkbox"
            className={classes.box}
            checked={all}
            onChange={() => choose(all ? new Set() : new Set(bans.map(({ id }) => id)))}
          />
          {t("bans.all")}
        </label>
        <Button
          variant="default"
          disabled={here.length === 0}
          loading={lifting.isPending}
          onClick={() => lifting.mutate(here)}
        >
          {here.length > 0 ? t("bans.liftSome", { count: here.length }) : t("bans.lift")}
        </Button>
        {lifting.isError && (
          <p role="alert" className={classes.fault}>
            {t("security.trouble.unknown")}
          </p>
        )}
      </div>
      <ul className={classes.rows}>
        {bans.map((ban) => (
          <BanRow
            key={ban.id}
            ban={ban}
            chosen={chosen.has(ban.id)}
            choose={() => toggle(ban.id)}
            lift={() => lifting.mutate([ban.id])}
          />
        ))}
      </ul>
    </>
  );
}
