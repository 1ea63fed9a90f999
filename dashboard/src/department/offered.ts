import type { Department } from "../../../protocol/frames";
import type { Chat, Desk } from "../live/state";

/** The department a chat is in, when it still is one. */
export function departmentOf(desk: Desk, { summary }: Chat): Department | undefined {
  return desk.departments.find(({ id }) => id === summary.department?.id);
}

/** At the desk and not in hiding. */
export function isThere(desk: Desk, agent: string): boolean {
  const presence = desk.agents[agent];
  return presence?.connected === true && presence.status !== "invisible";
}

/** Whether the server lets this agent take it: a chat of a department is its members', while any of them is there. */
export function mayServe(desk: Desk, chat: Chat): boolean {
  const me = desk.me?.id ?? "";
  const department = departmentOf(desk, chat);
  if (!department || department.status === "offline" || chat.summary.awaits === me) return true;
  return department.members?.includes(me) === true;
}

/** Whether it rings at this desk: it may be taken here, and nobody else is meant who is there. */
export function offered(desk: Desk, chat: Chat): boolean {
  const { awaits } = chat.summary;
  const me = desk.me?.id;
  if (awaits === me) return true;
  if (awaits && isThere(desk, awaits)) return false;
  return mayServe(desk, chat) && !handedOver(chat, me);
}

/** Who has just handed a chat over is not asked to take it, though their department is. */
function handedOver(chat: Chat, me: string | undefined): boolean {
  const last = chat.events.findLast(({ kind }) => kind === "transferred" || kind === "joined");
  return last?.kind === "transferred" && last.author.id === me;
}
