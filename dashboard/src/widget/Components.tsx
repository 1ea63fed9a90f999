import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Edited } from "./look/Edited";
import { SwitchField } from "./look/Fields";
import classes from "./Settings.module.css";

/** What the widget offers. What cannot be had yet is shown as such. */
export function Components() {
  const { t } = useTranslation();
  const later = [t("widget.component.help"), t("widget.component.contact"), t("widget.component.callback")];
  return (
    <Edited>
      <div className={classes.narrow}>
        <div className={classes.components}>
          <SwitchField path="chat" hint={t("widget.component.chatHint")} />
          {later.map((name) => (
            <Switch
              key={name}
              label={name}
              description={t("widget.component.later")}
              disabled
              checked={false}
              readOnly
            />
          ))}
        </div>
      </div>
    </Edited>
  );
}
