import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { providersQuery } from "../../api/social";
import { faultKey, useForm } from "../look/Fields";
import { valueAt } from "../look/fields";
import classes from "./Forms.module.css";

/** Where visitors of this widget may have their name and address from. */
export function SocialField() {
  const { t } = useTranslation();
  const { editing, set } = useForm();
  const providers = useQuery(providersQuery).data?.providers ?? [];
  const chosen = valueAt(editing.mine, "forms.social") as readonly string[];
  const fault = editing.faults["forms.social"];
  const toggle = (id: string, on: boolean) => {
    // Of those that are gone nothing is kept.
    const known = chosen.filter((one) => one !== id && providers.some((provider) => provider.id === one));
    set("forms.social", on ? [...known, id] : known);
  };
  return (
    <Checkbox.Group
      label={t("widget.field.formsSocial")}
      description={t("widget.forms.socialHint")}
      error={fault && t(`widget.fault.${faultKey(fault)}`)}
      value={[...chosen]}
    >
      <div className={classes.social}>
        {providers.map(({ id, name, enabled }) => (
          <Checkbox
            key={id}
            value={id}
            label={enabled ? name : t("widget.forms.socialOff", { name })}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
        ))}
        <Link to="/settings/import">{t("widget.forms.socialSetUp")}</Link>
      </div>
    </Checkbox.Group>
  );
}
