import { useDesk } from "../live/hooks";
import type { Chat } from "../live/state";
import { departmentOf } from "./offered";

/** What a chat's department is called now, or was called when it still was one. */
export function useDepartmentName(chat: Chat): string | undefined {
  return useDesk((desk) => departmentOf(desk, chat)?.name) ?? chat.summary.department?.name;
}
