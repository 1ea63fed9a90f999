import { useRouteContext } from "@tanstack/react-router";
import type { Session } from "../api/session";

export function useSession(): Session {
  return useRouteContext({ from: "/desk" }).session;
}
