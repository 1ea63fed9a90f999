import { Menu, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AgentStatus } from "../../../protocol/frames";
import { useDesk } from "../live/hooks";
import { useNarrow } from "../ui/useNarrow";
import { StatusMark } from "./StatusMark";
import classes from "./StatusMenu.module.css";
import { STATUSES, useSetStatus } from "./status";

export function StatusMenu() {
  const { t } = useTranslation();
  const status = useDesk((desk) => desk.wanted ?? desk.status);
  const set = useSetStatus();
  const narrow = useNarrow();
  return (
    <Menu
      position={narrow ? "top-end" : "right-end"}
      width={280}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
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
      <Menu.Dropdown>
        <Menu.RadioGroup value={status} onChange={(value) => set(value as AgentStatus)}>
          {STATUSES.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              <span className={classes.choice}>
                <StatusMark status={each} />
                <span>
                  <span className={classes.name}>{t(`agent.status.${each}`)}</span>
                  <span className={classes.meaning}>{t(`agent.meaning.${each}`)}</span>
                </span>
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
