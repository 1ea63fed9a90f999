import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AgentStatus } from "../../../protocol/frames";
import { useDesk } from "../live/hooks";
import { StatusMark } from "./StatusMark";
import classes from "./StatusMenu.module.css";
import { STATUSES, useSetStatus } from "./status";

export function StatusMenu() {
  const { t } = useTranslation();
  const status = useDesk((desk) => desk.wanted ?? desk.status);
  const set = useSetStatus();
  return (
    <Menu position="right-end" width={260}>
      <Tooltip label={t("agent.status.change")} position="right">
        <span>
          <Menu.Target>
            <UnstyledButton
              className={classes.button}
              data-status={status}
              aria-label={t("agent.status.label", { status: t(`agent.status.${status}`) })}
            >
              <StatusMark status={status} size={14} />
              <span className={classes.word} aria-hidden="true">
                {t(`agent.status.${status}`)}
              </span>
            </UnstyledButton>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        {STATUSES.map((each: AgentStatus) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={each === status}
            leftSection={<StatusMark status={each} />}
            rightSection={each === status ? <IconCheck size={16} aria-hidden="true" /> : null}
            onClick={() => set(each)}
          >
            <span className={classes.name}>{t(`agent.status.${each}`)}</span>
            <span className={classes.meaning}>{t(`agent.meaning.${each}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
