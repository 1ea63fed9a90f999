import { ActionIcon, Tooltip } from "@mantine/core";
import { IconThumbUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/hooks";
import type { Chat } from "../../live/state";
import { useNow } from "../../ui/clock";
import { clockTime } from "../../ui/format";
import { useAsked } from "../useServe";

/** The server lets nobody ask more often. */
const AGAIN = 10 * 60_000;

/** Asks the visitor how they find the chat, once in a while, where the site lets chats be rated. */
export function RequestRating({ chat }: { chat: Chat }) {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const asking = useAsked("request_rating", chat.id);
  const asked = chat.events.findLast((event) => event.kind === "rating_requested")?.time;
  const now = useNow(asked !== undefined) + live.state.skew;
  if (!chat.visit?.rating || chat.summary.rating) return null;
  const resting = asked !== undefined && now - asked < AGAIN;
  const label = resting ? t("chat.rate.asked", { time: clockTime(asked, i18n.language) }) : t("chat.rate.ask");
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={label}
        aria-disabled={resting}
        data-disabled={resting || undefined}
        loading={asking}
        onClick={() => resting || live.command({ type: "request_rating", chat: chat.id })}
      >
        <IconThumbUp size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
