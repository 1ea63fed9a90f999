import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { departmentsQuery } from "../api/departments";
import { useDesk } from "../live/hooks";

/** What another administrator changes is heard at the desk; the list is then read again. */
export function useFollowing(): void {
  const client = useQueryClient();
  const departments = useDesk((desk) => desk.departments);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the news that counts, not what it says
  useEffect(() => {
    void client.invalidateQueries({ queryKey: departmentsQuery.queryKey });
  }, [client, departments]);
}
