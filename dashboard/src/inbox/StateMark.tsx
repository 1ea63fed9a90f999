import { useTranslation } from "react-i18next";
import type { EntryState } from "../api/inbox";
import classes from "./StateMark.module.css";

/** Shape and word, never colour alone. */
export function StateMark({ state }: { state: EntryState }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-state={state}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {state === "new" && <circle cx="5" cy="5" r="4.5" fill="currentColor" />}
        {state === "open" && <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />}
        {state === "waiting" && (
          <>
            <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M5 2.6V5l1.5 1" fill="none" stroke="currentColor" strokeWidth="1.2" />
          </>
        )}
        {state === "solved" && <path d="M1.5 5.4 4 7.8 8.6 2.4" fill="none" stroke="currentColor" strokeWidth="1.7" />}
        {state === "spam" && <path d="M2 2l6 6M8 2 2 8" fill="none" stroke="currentColor" strokeWidth="1.7" />}
      </svg>
      {t(`inbox.state.${state}`)}
    </span>
  );
}
