import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch, IconShieldCheck } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Ban, bansQuery, liftBans } from "../api/bans";
import { ListPage } from "../ui/ListPage";
import { useTrouble } from "../ui/useTrouble";
import { AddBan } from "./AddBan";
import classes from "./Ban.module.css";
import { BanRow } from "./BanRow";

const TYPING = 250;
const KINDS = ["all", "visitor", "network"] as const;
type Kind = (typeof KINDS)[number];

/** Who may not chat: found by name, address or reason, and lifted one by one or several at once. */
export function BansPage() {
  const { t } = useTranslation();
  const [kind, choose] = useState<Kind>("all");
  const [search, find] = useState("");
  const [asked] = useDebouncedValue(search.trim(), TYPING);
  const [chosen, mark] = useState<ReadonlySet<string>>(new Set());
  const bans = useInfiniteQuery({
    ...bansQuery(kind === "all" ? undefined : kind, asked),
    // Whoever types sees what was found before until there is something else.
    placeholderData: keepPreviousData,
  });
  const found = bans.data?.pages.flatMap((page) => page.bans);
  const lifting = useLifting(() => mark(new Set()));
  useNeighbour(found, lifting);
  const narrowed = kind !== "all" || search !== "";
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    mark(next);
  };
  return (
    <ListPage
      title={t("bans.title")}
      lead={t("bans.pageLead")}
      list={found}
      failed={bans.isError}
      again={() => void bans.refetch()}
      narrowed={narrowed}
      empty={
        narrowed
          ? { icon: IconSearch, title: t("bans.nothing") }
          : { icon: IconShieldCheck, title: t("bans.nobody"), lead: t("bans.nobodyLead") }
      }
      add={<Add />}
      filter={<Filter kind={kind} choose={choose} search={search} find={find} />}
      above={<Several bans={found ?? []} chosen={chosen} mark={mark} lifting={lifting} />}
      below={
        bans.hasNextPage && (
          <Button variant="default" mt="md" loading={bans.isFetchingNextPage} onClick={() => void bans.fetchNextPage()}>
            {t("bans.more")}
          </Button>
        )
      }
    >
      {(ban) => (
        <BanRow
          ban={ban}
          chosen={chosen.has(ban.id)}
          choose={() => toggle(ban.id)}
          lifting={lifting.isPending && lifting.variables.includes(ban.id)}
          lift={() => lifting.mutate([ban.id])}
        />
      )}
    </ListPage>
  );
}

function useLifting(done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => liftBans(ids),
    onSuccess: done,
    // One that is gone meanwhile was lifted elsewhere; the list then says so.
    onSettled: () => client.invalidateQueries({ queryKey: ["bans"] }),
  });
}

/** Who lifts one goes on at the next, whose button stands where the other stood. */
function useNeighbour(found: readonly Ban[] | undefined, lifting: ReturnType<typeof useLifting>): void {
  const before = useRef(found);
  const { isPending, variables } = lifting;
  useEffect(() => {
    const place = before.current?.findIndex(({ id }) => id === variables?.[0]) ?? -1;
    if (isPending || before.current === found) return;
    before.current = found;
    if (place < 0 || document.activeElement !== document.body) return;
    const buttons = document.querySelectorAll<HTMLElement>("[data-lift]");
    (buttons[Math.min(place, buttons.length - 1)] ?? document.querySelector<HTMLElement>("[data-add]"))?.focus();
  }, [found, isPending, variables]);
}

function Add() {
  const { t } = useTranslation();
  const [adding, add] = useState(false);
  return (
    <>
      <Button data-add leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => add(true)}>
        {t("bans.add")}
      </Button>
      {adding && <AddBan close={() => add(false)} />}
    </>
  );
}

interface FilterProps {
  kind: Kind;
  choose(kind: Kind): void;
  search: string;
  find(words: string): void;
}

function Filter({ kind, choose, search, find }: FilterProps) {
  const { t } = useTranslation();
  return (
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
        onChange={(value) => choose(value as Kind)}
      />
    </div>
  );
}

interface SeveralProps {
  bans: readonly Ban[];
  chosen: ReadonlySet<string>;
  mark(chosen: ReadonlySet<string>): void;
  lifting: ReturnType<typeof useLifting>;
}

function Several({ bans, chosen, mark, lifting }: SeveralProps) {
  const { t } = useTranslation();
  const trouble = useTrouble();
  const here = bans.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const all = here.length === bans.length;
  return (
    <div className={classes.bulk}>
      <label className={classes.all}>
        <input
          type="checkbox"
          className={classes.box}
          checked={all}
          onChange={() => mark(all ? new Set() : new Set(bans.map(({ id }) => id)))}
        />
        {t("bans.all")}
      </label>
      {here.length > 0 && (
        <Button variant="default" loading={lifting.isPending} onClick={() => lifting.mutate(here)}>
          {t("bans.liftSome", { count: here.length })}
        </Button>
      )}
      {lifting.error && (
        <p role="alert" className={classes.fault}>
          {trouble(lifting.error)}
        </p>
      )}
    </div>
  );
}
