import type { AccountStatus, Agent, AgentStatus } from "../../../protocol/frames";
import type { Desk } from "../live/state";
import { isThere } from "./offered";
import { has } from "./search";

/** Somebody or some department that a chat can be handed over to. */
export type Receiver =
  | { kind: "department"; id: string; name: string; status: AccountStatus; members: number }
  | { kind: "agent"; id: string; name: string; status: AgentStatus; chats: number; agent: Agent };

/** Whoever can take a chat now, this agent apart; with a search, those whose name has it. */
export function receivers(desk: Desk, search: string): Receiver[] {
  const others = Object.values(desk.agents).filter(({ agent }) => agent.id !== desk.me?.id && isThere(desk, agent.id));
  const here = new Set(others.map(({ agent }) => agent.id));
  const departments = desk.departments.map((one): Receiver => {
    const members = one.members?.filter((id) => here.has(id)).length ?? 0;
    return { kind: "department", id: one.id, name: one.name, status: one.status, members };
  });
  const agents = others.map(({ agent, status }): Receiver => {
    const chats = Object.values(desk.chats).filter(({ summary }) => serves(summary, agent.id)).length;
    return { kind: "agent", id: agent.id, name: agent.name, status, chats, agent };
  });
  return [...departments.filter((one) => one.kind === "department" && one.members > 0), ...agents].filter(({ name }) =>
    has(name, search),
  );
}

const serves = (summary: { status: string; agents: readonly string[] }, agent: string) =>
  summary.status !== "ended" && summary.agents.includes(agent);
