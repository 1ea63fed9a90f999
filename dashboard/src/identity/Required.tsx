import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type IdentityState, requireIdentity } from "../api/identity";
import card from "../ui/Card.module.css";
import { useChange } from "./useChange";

/** Whether strangers may chat too. */
export function Required({ state }: { state: IdentityState }) {
  const { t } = useTranslation();
  const changing = useChange((on: boolean) => requireIdentity(state.version, on));
  return (
    <div className={card.group}>
      <Switch
        label={t("identity.required")}
        description={t("identity.requiredLead")}
        checked={changing.isPending ? changing.variables : state.required}
        // Disabled, it would lose the focus.
        onChange={(event) => !changing.isPending && changing.mutate(event.currentTarget.checked)}
      />
      {changing.trouble && (
        <p role="alert" className={card.fault}>
          {changing.trouble}
        </p>
      )}
    </div>
  );
}
