import { Button } from "@mantine/core";
import { IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Department, departmentsQuery } from "../api/departments";
import { useDesk } from "../live/hooks";
import { Face } from "../ui/Face";
import { ListPage } from "../ui/ListPage";
import { DepartmentStatus } from "./DepartmentStatus";
import classes from "./Departments.module.css";
import { useFollowing } from "./useFollowing";

const SHOWN = 4;

/** The departments of the account, and who of each is there now. */
export function DepartmentsPage() {
  const { t } = useTranslation();
  const departments = useQuery(departmentsQuery);
  useFollowing();
  return (
    <ListPage
      title={t("department.departments")}
      lead={t("department.lead")}
      list={departments.data}
      failed={departments.isError}
      again={() => void departments.refetch()}
      empty={{ icon: IconUsersGroup, title: t("department.empty"), lead: t("department.emptyLead") }}
      add={<Add />}
    >
      {(department) => <Card department={department} />}
    </ListPage>
  );
}

function Add() {
  const { t } = useTranslation();
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      renderRoot={(props) => <Link to="/settings/departments/$id" params={{ id: "new" }} {...props} />}
    >
      {t("department.add")}
    </Button>
  );
}

function Card({ department }: { department: Department }) {
  const { t } = useTranslation();
  const { id, name, description, enabled } = department;
  const status = useDesk((desk) => desk.departments.find((one) => one.id === id)?.status) ?? "offline";
  return (
    <Link to="/settings/departments/$id" params={{ id }} className={classes.card} data-enabled={enabled}>
      <span className={classes.name} dir="auto">
        {name}
      </span>
      {enabled ? <DepartmentStatus status={status} /> : <span className={classes.off}>{t("department.disabled")}</span>}
      <span className={classes.about} dir="auto">
        {description}
      </span>
      <Members members={department.members} />
    </Link>
  );
}

function Members({ members }: { members: readonly string[] }) {
  const { t } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  return (
    <span className={classes.faces}>
      <span className={classes.pile}>
        {members.slice(0, SHOWN).map((id) => (
          <Face key={id} name={agents[id]?.agent.name} seed={id} size={24} />
        ))}
      </span>
      {t("department.count", { count: members.length })}
    </span>
  );
}
