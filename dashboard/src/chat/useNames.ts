import { useTranslation } from "react-i18next";
import type { Author } from "../../../protocol/frames";
import { useDesk } from "../live/hooks";
import type { Chat } from "../live/state";
import { visitorName } from "../visitor/name";

/** What to call the author of something in this chat, also one who has left the team. */
export function useNames(chat: Chat): (author: Author) => string {
  const { t } = useTranslation();
  const agents = useDesk((desk) => desk.agents);
  return (author) => {
    if (author.role === "visitor") return visitorName(chat.summary.visitor, t);
    const known = author.id === undefined ? undefined : agents[author.id]?.agent;
    if (known) return known.name;
    const joined = chat.events.find((event) => event.kind === "joined" && event.agent.id === author.id);
    return joined?.kind === "joined" ? joined.agent.name : t("agent.unnamed");
  };
}
