import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { departmentsQuery } from "../api/departments";
import { Late } from "../ui/Late";
import list from "../ui/ListPage.module.css";
import { Trouble } from "../ui/Trouble";
import { Unsaved } from "../ui/Unsaved";
import { DepartmentForm } from "./DepartmentForm";
import { useFollowing } from "./useFollowing";

/** One department, or a new one. */
export function DepartmentPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const departments = useQuery(departmentsQuery);
  useFollowing();
  const fresh = id === "new";
  const department = departments.data?.find((one) => one.id === id);
  const missing = !fresh && departments.data !== undefined && !department;
  return (
    <div className={list.page}>
      <div className={list.column}>
        <Link to="/settings/departments" className={list.back}>
          {t("department.departments")}
        </Link>
        <h1 dir="auto">{fresh ? t("department.add") : department?.name}</h1>
        {departments.isPending && !fresh && (
          <Late>
            <Skeleton height={240} />
          </Late>
        )}
        {departments.isError && !fresh && <Trouble again={() => void departments.refetch()} />}
        {missing && <p role="alert">{t("department.missing")}</p>}
        {(fresh || department) && (
          <Unsaved>
            <DepartmentForm key={id} department={department} />
          </Unsaved>
        )}
      </div>
    </div>
  );
}
