import type { AgentStatus } from "../../../protocol/frames";
import { useLive } from "../live/hooks";

export const STATUSES = ["online", "away", "invisible"] as const satisfies readonly AgentStatus[];

/** Shown at once; told to the server now, or when the connection is back. */
export function useSetStatus(): (status: AgentStatus) => void {
  const live = useLive();
  return (status) => {
    live.local({ type: "here.status", status });
    live.say({ type: "status", status });
  };
}
