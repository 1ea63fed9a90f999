import { Skeleton } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Empty } from "./Empty";
import { Late } from "./Late";
import classes from "./ListPage.module.css";
import { Trouble } from "./Trouble";

interface Props<T> {
  title: string;
  lead: string;
  list: readonly T[] | undefined;
  /** It did not come. */
  failed: boolean;
  again(): void;
  /** What it says before there is one. */
  empty: { icon: Icon; title: string; lead: string };
  /** The button that makes one. */
  add: ReactNode;
  /** A link to each. */
  children(one: T): ReactNode;
}

/** The things of one kind that can be set, a card each. */
export function ListPage<T extends { id: string }>({ list, failed, again, empty, add, ...props }: Props<T>) {
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <div className={classes.head}>
          <h1>{props.title}</h1>
          {list && list.length > 0 && add}
        </div>
        <p className={classes.lead}>{props.lead}</p>
        {!list && !failed && (
          <Late>
            <Skeleton height={72} />
          </Late>
        )}
        {failed && <Trouble again={again} />}
        {list?.length === 0 && (
          <Empty framed {...empty}>
            {add}
          </Empty>
        )}
        <ul className={classes.cards}>
          {list?.map((one) => (
            <li key={one.id}>{props.children(one)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
