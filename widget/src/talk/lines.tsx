import { Icon } from "../panel/icons";
import { useDesk } from "../panel/rating/desk";
import { useRoom } from "../panel/room";
import type { AskItem, RatedItem } from "../panel/timeline";
import { Thumbs } from "./thumbs";

/** What the visitor has said of the chat then; the last one can be added to. */
export function RatedLine({ item }: { item: RatedItem }) {
  const { words } = useRoom();
  const { on, asks, ask } = useDesk();
  const { rating, comment } = item;
  const name = rating === "good" ? words.rateGood : words.rateBad;
  return (
    <div class="line rated">
      {rating ? words.rated : words.rateRemoved}{" "}
      {rating && (
        <b>
          <Icon name={rating} />
          {name}
        </b>
      )}
      {comment && <q dir="auto">{comment}</q>}
      {item.latest && on && rating && !asks && (
        <button type="button" onClick={ask}>
          {words.comment}
        </button>
      )}
    </div>
  );
}

/** An agent would like to know how it was. */
export function AskLine({ item }: { item: AskItem }) {
  const { words } = useRoom();
  const { on } = useDesk();
  if (!item.latest || !on) return <p class="line">{words.rateThis}</p>;
  return (
    <div class="rate ask">
      <p>{words.rateThis}</p>
      <Thumbs wide />
    </div>
  );
}
