import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Empty.module.css";

interface Props {
  icon: Icon;
  title: string;
  /** `1`: nothing else on the page has a heading. */
  level?: 1 | 2;
  /** Teaches one thing. */
  lead?: string | undefined;
  /** `framed`: it stands on a page among other things, instead of filling a pane. */
  framed?: boolean;
  /** The one thing to do about it. */
  children?: ReactNode;
}

/** Where there is nothing yet. */
export function Empty({ icon: Sign, title, level = 2, lead, framed = false, children }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes.empty} data-framed={framed}>
      <Sign size={40} stroke={1.2} aria-hidden="true" />
      <Heading>{title}</Heading>
      {lead && <p>{lead}</p>}
      {children}
    </div>
  );
}
