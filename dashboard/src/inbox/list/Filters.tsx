import { ActionIcon, CloseButton, Popover, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { countQuery } from "../../api/inbox";
import { useDesk } from "../../live/hooks";
import { type InboxSearch, narrowed, VIEWS, type View } from "../views";
import classes from "./InboxList.module.css";

const TYPING = 250;

function useAsk(search: InboxSearch) {
  const navigate = useNavigate();
  return (change: InboxSearch | { [name in keyof InboxSearch]: undefined }) => {
    const next = { ...search, ...change };
    const given = Object.entries(next).filter(([name, value]) => value && !(name === "view" && value === "todo"));
    void navigate({ to: ".", search: Object.fromEntries(given), replace: true });
  };
}

export function Filters({ search }: { search: InboxSearch }) {
  const { t } = useTranslation();
  const ask = useAsk(search);
  return (
    <div className={classes.head}>
      <div className={classes.titles}>
        <p className={classes.title} aria-hidden="true">
          {t("inbox.title")}
        </p>
        <Select
          w={150}
          size="xs"
          aria-label={t("inbox.view.label")}
          allowDeselect={false}
          checkIconPosition="right"
          data={VIEWS.map((view) => ({ value: view, label: t(`inbox.view.${view}`) }))}
          value={search.view ?? "todo"}
          onChange={(view) => ask({ view: view as View })}
        />
      </div>
      <div className={classes.titles}>
        <Words search={search} />
        <More search={search} />
      </div>
      <Asked search={search} />
    </div>
  );
}

function Words({ search }: { search: InboxSearch }) {
  const { t } = useTranslation();
  const ask = useAsk(search);
  const [typed, type] = useState(search.q ?? "");
  const later = useDebouncedCallback((q: string) => ask({ q }), TYPING);
  // Back and forth of the browser move the words too.
  useEffect(() => type((now) => (now.trim() === (search.q ?? "") ? now : (search.q ?? ""))), [search.q]);
  const set = (text: string) => {
    type(text);
    later(text.trim());
  };
  return (
    <TextInput
      flex={1}
      type="search"
      size="sm"
      maxLength={200}
      aria-label={t("inbox.search")}
      placeholder={t("inbox.search")}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={typed && <CloseButton size="sm" aria-label={t("inbox.clear")} onClick={() => set("")} />}
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

function useChoices() {
  const { t } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  const me = useDesk((desk) => desk.me?.id);
  const departments = useDesk((desk) => desk.departments);
  const { data } = useQuery(countQuery);
  const others = Object.values(agents)
    .filter(({ agent }) => agent.id !== me)
    .map(({ agent }) => ({ value: agent.id, label: agent.name }));
  return {
    who: [{ value: "me", label: t("inbox.who.me") }, { value: "none", label: t("inbox.who.none") }, ...others],
    department: [
      { value: "none", label: t("inbox.noDepartment") },
      ...departments.map(({ id, name }) => ({ value: id, label: name })),
    ],
    tag: (data?.tags ?? []).map((tag) => ({ value: tag, label: tag })),
  };
}

const FIELDS = ["who", "department", "tag"] as const;

function More({ search }: { search: InboxSearch }) {
  const { t } = useTranslation();
  const ask = useAsk(search);
  const choices = useChoices();
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={narrowed(search) > 0 ? "light" : "default"}
          size={36}
          aria-label={t("inbox.filter")}
          aria-haspopup="dialog"
        >
          <IconAdjustmentsHorizontal size={18} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("inbox.filter")}>
        <div className={classes.choices}>
          {FIELDS.map((field) => (
            <Select
              key={field}
              label={t(`inbox.field.${field}`)}
              placeholder={t("inbox.any")}
              clearable
              searchable={choices[field].length > 8}
              comboboxProps={{ withinPortal: false }}
              data={choices[field]}
              value={search[field] ?? null}
              onChange={(value) => ask({ [field]: value ?? undefined })}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What narrows the list stands there, and goes by one click. */
function Asked({ search }: { search: InboxSearch }) {
  const { t } = useTranslation();
  const ask = useAsk(search);
  const choices = useChoices();
  if (narrowed(search) === 0) return null;
  return (
    <div className={classes.asked}>
      {FIELDS.map((field) => {
        const value = search[field];
        if (value === undefined) return null;
        const label = choices[field].find((choice) => choice.value === value)?.label ?? value;
        return (
          <span key={field} className={classes.pill}>
            <span dir="auto">{field === "tag" ? `#${label}` : label}</span>
            <button
              type="button"
              aria-label={t("inbox.widen", { what: label })}
              onClick={() => ask({ [field]: undefined })}
            >
              <IconX size={14} aria-hidden="true" />
            </button>
          </span>
        );
      })}
    </div>
  );
}
