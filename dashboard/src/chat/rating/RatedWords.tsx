import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import type { Rated } from "../../../../protocol/frames";
import classes from "./RatingMark.module.css";

/** How the visitor found the chat then, with the comment under it. */
export function RatedWords({ event, words }: { event: Rated; words: string }) {
  const { rating, comment } = event;
  const Thumb = rating === "good" ? IconThumbUp : IconThumbDown;
  return (
    <>
      {rating && (
        <span className={classes.mark} data-rating={rating}>
          <Thumb size={14} aria-hidden="true" />
        </span>
      )}{" "}
      <span dir="auto">{words}</span>
      {comment && (
        <q className={classes.comment} dir="auto">
          {comment}
        </q>
      )}
    </>
  );
}
