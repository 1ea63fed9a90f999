import { useTranslation } from "react-i18next";
import classes from "./Door.module.css";

export const MINIMUM = 12;

/** Length is what counts: four steps, the third is enough. */
export function PasswordHint({ password }: { password: string }) {
  const { t } = useTranslation();
  const length = Array.from(password).length;
  const steps = length === 0 ? 0 : length < 8 ? 1 : length < MINIMUM ? 2 : length < 16 ? 3 : 4;
  let words = t("security.hint.start", { count: MINIMUM });
  if (length > 0) words = t("security.hint.more", { count: MINIMUM - length });
  if (length >= MINIMUM) words = steps === 4 ? t("security.hint.strong") : t("security.hint.good");
  return (
    <div className={classes.hint} aria-live="polite">
      <span className={classes.meter} data-good={length >= MINIMUM} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={step <= steps} />
        ))}
      </span>
      {words}
    </div>
  );
}
