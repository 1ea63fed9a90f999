import { Tooltip } from "@mantine/core";
import { IconMessage2, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ChatSummary } from "../../../../protocol/frames";
import classes from "./RatingMark.module.css";

const SHOWN = 200;

/** All of it stands in the thread. */
const beginning = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** How the visitor finds the chat; nothing while they have not said so. */
export function RatingMark({ summary, size = 16 }: { summary: ChatSummary; size?: number }) {
  const { t } = useTranslation();
  const { rating, comment } = summary;
  if (!rating) return null;
  const Thumb = rating === "good" ? IconThumbUp : IconThumbDown;
  const name = t(`chat.rated.${rating}`);
  return (
    <Tooltip label={comment ? `${name}: ${beginning(comment)}` : name} multiline maw={320}>
      <span className={classes.mark} data-rating={rating} role="img" aria-label={name}>
        <Thumb size={size} aria-hidden="true" />
        {comment && <IconMessage2 size={size * 0.8} aria-hidden="true" />}
      </span>
    </Tooltip>
  );
}
