import { IconRosetteDiscountCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Vouched.module.css";

/** Whose word there is for an address; a typed one has none. */
export function Vouched({ by }: { by: string | undefined }) {
  const { t } = useTranslation();
  if (!by) return null;
  return (
    <span className={classes.vouched}>
      <IconRosetteDiscountCheck size={15} aria-hidden="true" />
      {t("visitor.vouched", { name: by })}
    </span>
  );
}
