import { Button, SegmentedControl, Skeleton, TextInput } from "@mantine/core";
import { IconDownload, IconThumbUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Days, type Ratings, ratingsQuery, ratingsTable } from "../api/ratings";
import { Empty } from "../ui/Empty";
import { regional } from "../ui/format";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { isDay, lastDays, share } from "./days";
import classes from "./Reports.module.css";
import { TallyTable } from "./TallyTable";

const SPANS = ["7", "30", "90"] as const;
const LONGEST = 366 * 86_400_000;

type Span = { from: string; to: string };

/** How visitors found their chats: counted by agent, department and day. */
export function RatingsPage() {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>(() => lastDays(30));
  const fault = faultOf(span);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const days: Days = { ...span, zone };
  const ratings = useQuery({ ...ratingsQuery(days), enabled: fault === undefined });
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <h1>{t("report.ratings")}</h1>
        <p className={classes.lead}>{t("report.lead", { zone })}</p>
        <Filter span={span} set={setSpan} fault={fault} table={ratingsTable(days)} />
        {ratings.isPending && !fault && (
          <Late>
            <Skeleton height={160} />
          </Late>
        )}
        {ratings.isError && <Trouble again={() => void ratings.refetch()} />}
        {ratings.data && !ratings.isError && !fault && <Found ratings={ratings.data} />}
      </div>
    </div>
  );
}

function faultOf({ from, to }: Span): "noDay" | "backwards" | "tooLong" | undefined {
  if (!isDay(from) || !isDay(to)) return "noDay";
  if (to < from) return "backwards";
  return Date.parse(to) - Date.parse(from) >= LONGEST ? "tooLong" : undefined;
}

interface FilterProps {
  span: Span;
  set(span: Span): void;
  fault: ReturnType<typeof faultOf>;
  table: string;
}

function Filter({ span, set, fault, table }: FilterProps) {
  const { t } = useTranslation();
  const chosen = SPANS.find((days) => {
    const { from, to } = lastDays(Number(days));
    return from === span.from && to === span.to;
  });
  return (
    <div className={classes.filter}>
      <SegmentedControl
        aria-label={t("report.span")}
        data={SPANS.map((days) => ({ value: days, label: t("report.days", { count: Number(days) }) }))}
        value={chosen ?? ""}
        onChange={(days) => set(lastDays(Number(days)))}
      />
      <TextInput
        type="date"
        label={t("report.from")}
        value={span.from}
        max={span.to}
        aria-describedby="span-fault"
        onChange={(event) => set({ ...span, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("report.to")}
        value={span.to}
        min={span.from}
        aria-describedby="span-fault"
        onChange={(event) => set({ ...span, to: event.currentTarget.value })}
      />
      <span className={classes.spring} />
      <Button
        component="a"
        href={table}
        download
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        data-disabled={fault ? true : undefined}
        onClick={(event) => fault && event.preventDefault()}
      >
        {t("report.csv")}
      </Button>
      <p id="span-fault" className={classes.fault} role="status" hidden={!fault}>
        {fault && t(`report.fault.${fault}`)}
      </p>
    </div>
  );
}

function Found({ ratings }: { ratings: Ratings }) {
  const { t, i18n } = useTranslation();
  const { total, agents, departments, days } = ratings;
  const good = share(total);
  if (good === undefined)
    return (
      <Empty framed icon={IconThumbUp} title={t("report.empty")} lead={t("report.emptyLead")}>
        <Link to="/settings/widgets">{t("report.toWidgets")}</Link>
      </Empty>
    );
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const figures = [
    [t("report.satisfied"), percent.format(good)],
    [t("report.good"), number.format(total.good)],
    [t("report.bad"), number.format(total.bad)],
    [t("report.comments"), number.format(total.comments)],
  ];
  const weekday = new Intl.DateTimeFormat(regional(i18n.language), { dateStyle: "full", timeZone: "UTC" });
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([name, figure]) => (
          <div key={name} className={classes.figure}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <TallyTable caption={t("report.byAgent")} rows={agents.map((one) => ({ ...one, key: one.id }))} />
      <TallyTable
        caption={t("report.byDepartment")}
        rows={departments.map((one) => ({ ...one, key: one.id ?? "", name: one.name ?? undefined }))}
      />
      <TallyTable
        caption={t("report.byDay")}
        rows={days.toReversed().map((one) => ({ ...one, key: one.day, name: weekday.format(Date.parse(one.day)) }))}
      />
    </>
  );
}
