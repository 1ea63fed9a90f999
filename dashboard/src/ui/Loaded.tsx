import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Late } from "./Late";
import { Trouble } from "./Trouble";

interface Props<T> {
  query: UseQueryResult<T>;
  /** How high about it will be. */
  height: number;
  children(data: T): ReactNode;
}

/** What has come once stays, with all that was typed into it, when asking for it anew fails. */
export function Loaded<T>({ query, height, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Trouble again={() => void query.refetch()} />;
  return (
    <Late>
      <Skeleton height={height} maw={640} mt="md" />
    </Late>
  );
}
