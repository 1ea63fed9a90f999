import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Button, Switch, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Charter,
  changeDepartment,
  createDepartment,
  type Department,
  departmentsQuery,
} from "../api/departments";
import { Problem } from "../api/http";
import { useUnsaved } from "../ui/Unsaved";
import { ConflictDialog } from "./ConflictDialog";
import { DeleteDepartment } from "./DeleteDepartment";
import classes from "./Departments.module.css";
import { type Faults, useFaults } from "./faults";
import { MembersField } from "./MembersField";

const EMPTY: Charter = { name: "", description: "", enabled: true, members: [] };

const charterOf = ({ name, description, enabled, members }: Charter): Charter => ({
  name,
  description,
  enabled,
  members: members.toSorted(),
});
const same = (one: Charter, other: Charter) => JSON.stringify(charterOf(one)) === JSON.stringify(charterOf(other));

/** @param department undefined for a new one */
export function DepartmentForm({ department }: { department: Department | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [before, setBefore] = useState(department);
  const [mine, setMine] = useState<Charter>(department ?? EMPTY);
  const untouched = same(mine, before ?? EMPTY);
  useUnsaved(!untouched);
  const again = () => client.invalidateQueries({ queryKey: departmentsQuery.queryKey });
  const saving = useMutation({
    mutationFn: (base: number) =>
      before ? changeDepartment(before.id, base, charterOf(mine)) : createDepartment(charterOf(mine)),
    onSuccess: async () => {
      await again();
      await navigate({ to: "/settings/departments", ignoreBlocker: true });
    },
    onError: again,
  });
  // Nothing of one's own is lost when somebody else was faster; with nothing of one's own there is nothing to ask.
  useEffect(() => {
    if (!department || !before || department.version <= before.version || !untouched) return;
    setBefore(department);
    setMine(department);
  }, [department, before, untouched]);
  const faults = useFaults(saving.error);
  const conflict = saving.error instanceof Problem && saving.error.code === "outdated" ? department : undefined;
  const set = (change: Partial<Charter>) => setMine({ ...mine, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(before?.version ?? 0);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Words charter={mine} faults={faults} set={set} />
      <MembersField members={mine.members} fault={faults.members} choose={(members) => set({ members })} />
      {faults.other && <p role="alert">{faults.other}</p>}
      <div className={classes.actions}>
        <Button type="submit" loading={saving.isPending}>
          {before ? t("department.save") : t("department.add")}
        </Button>
        <Button variant="default" component={Link} to="/settings/departments" ignoreBlocker>
          {t("department.cancel")}
        </Button>
        <span className={classes.spring} />
        {before && <DeleteDepartment department={before} />}
      </div>
      {conflict && (
        <ConflictDialog
          theirs={conflict}
          take={() => {
            saving.reset();
            setBefore(conflict);
            setMine(conflict);
          }}
          overwrite={() => {
            setBefore(conflict);
            saving.mutate(conflict.version);
          }}
          close={saving.reset}
        />
      )}
    </form>
  );
}

interface WordsProps {
  charter: Charter;
  faults: Faults;
  set: (change: Partial<Charter>) => void;
}

function Words({ charter, faults, set }: WordsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("department.name")}
        description={t("department.nameHint")}
        error={faults.name}
        value={charter.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t("department.description")}
        description={t("department.descriptionHint")}
        autosize
        minRows={2}
        maxRows={6}
        error={faults.description}
        value={charter.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <Switch
        label={t("department.enabled")}
        description={t("department.enabledHint")}
        checked={charter.enabled}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
    </>
  );
}
