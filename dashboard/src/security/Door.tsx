import type { ReactNode } from "react";
import classes from "./Door.module.css";

/** The one calm card in front of the desk: signing in, setting up, being asked something. */
export function Door({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/assets/causerie-1.svg" alt="" width={32} height={32} />
          <span>Causerie</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
