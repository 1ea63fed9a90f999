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
  /** What it says where there is none. */
  empty: { icon: Icon; title: string; lead?: string };
  /** The button that makes one. */
  add: ReactNode;
  /** What finds some among many; with `narrowed`, not all that there are were asked for. */
  filter?: ReactNode;
  narrowed?: boolean;
  /** What can be done with all that are shown, and what shows the next. */
  above?: ReactNode;
  below?: ReactNode;
  /** A link to each. */
  children(one: T): ReactNode;
}

/** The things of one kind that can be set, a card each. */
export function ListPage<T extends { id: string }>({ list, failed, again, empty, add, ...props }: Props<T>) {
  const { narrowed = false } = props;
  const some = list !== undefined && list.length > 0;
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <div className={classes.head}>
          <h1>{props.title}</h1>
          {(some || narrowed) && add}
        </div>
        <p className={classes.lead}>{props.lead}</p>
        {(some || narrowed) && props.filter}
        {!list && !failed && (
          <Late>
            <Skeleton height={72} />
          </Late>
        )}
        {failed && <Trouble again={again} />}
        {list?.length === 0 && (
          <Empty framed {...empty}>
            {!narrowed && add}
          </Empty>
        )}
        {some && props.above}
        <ul className={classes.cards}>
          {list?.map((one) => (
            <li key={one.id}>{props.children(one)}</li>
          ))}
        </ul>
        {some && props.below}
      </div>
    </div>
  );
}
