import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Outcome.module.css";

/** What came of a try. */
export function Outcome({ well, children }: { well: boolean; children: ReactNode }) {
  const Sign = well ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.outcome} data-well={well}>
      <Sign size={20} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
