import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import classes from "./VisitorPane.module.css";

const keyOf = (name: string) => `causerie.fold.${name}`;

function isFolded(name: string): boolean {
  try {
    return localStorage.getItem(keyOf(name)) === "yes";
  } catch {
    return false;
  }
}

/** A group that can be folded away; this browser remembers which. */
export function Fold({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const [open, setOpen] = useState(!isFolded(name));
  const toggled = (now: boolean) => {
    setOpen(now);
    try {
      localStorage.setItem(keyOf(name), now ? "no" : "yes");
    } catch {
      // forgotten with the page
    }
  };
  return (
    <details className={classes.fold} open={open} onToggle={(event) => toggled(event.currentTarget.open)}>
      <summary>
        {title}
        <IconChevronDown size={16} aria-hidden="true" />
      </summary>
      {children}
    </details>
  );
}
