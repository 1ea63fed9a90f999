import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgentPresence } from "../../../protocol/frames";
import { useDesk } from "../live/hooks";
import { Face } from "../ui/Face";
import { DepartmentStatus } from "./DepartmentStatus";
import classes from "./Departments.module.css";
import { has } from "./search";

interface MembersFieldProps {
  members: readonly string[];
  fault: string | undefined;
  choose: (members: readonly string[]) => void;
}

const FEW = 6;

/** Who of the team is in it. A large team can be searched. */
export function MembersField({ members, fault, choose }: MembersFieldProps) {
  const { t } = useTranslation();
  const hint = useId();
  const [search, find] = useState("");
  const agents = useDesk((desk) => desk.agents);
  const team = Object.values(agents).toSorted((a, b) => a.agent.name.localeCompare(b.agent.name));
  const found = team.filter(({ agent }) => has(agent.name, search));
  const toggle = (id: string) => choose(members.includes(id) ? members.filter((one) => one !== id) : [...members, id]);
  return (
    <fieldset className={classes.members} aria-describedby={hint}>
      <legend className={classes.legend}>{t("department.members")}</legend>
      <p className={classes.hint} id={hint}>
        {t("department.chosen", { count: members.length, team: team.length })}
      </p>
      {team.length > FEW && (
        <TextInput
          className={classes.find}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          aria-label={t("department.search")}
          placeholder={t("department.search")}
          value={search}
          onChange={(event) => find(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      <div className={classes.people}>
        {found.length === 0 && <p className={classes.nobody}>{t("department.nobody")}</p>}
        {found.map((presence) => (
          <label key={presence.agent.id} className={classes.person}>
            <input
              type="checkbox"
              className={classes.box}
              checked={members.includes(presence.agent.id)}
              onChange={() => toggle(presence.agent.id)}
            />
            <Face name={presence.agent.name} seed={presence.agent.id} size={28} />
            <span className={classes.who} dir="auto">
              {presence.agent.name}
            </span>
            <DepartmentStatus status={seen(presence)} />
          </label>
        ))}
      </div>
      {fault && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** As visitors see them. */
const seen = ({ connected, status }: AgentPresence) => (connected && status !== "invisible" ? status : "offline");
