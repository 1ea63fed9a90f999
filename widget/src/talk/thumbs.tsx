import { Icon } from "../panel/icons";
import { useDesk } from "../panel/rating/desk";
import { useRoom } from "../panel/room";

const ratings = ["good", "bad"] as const;

/** `wide`: with words in them, where the visitor is asked. */
export function Thumbs({ wide = false }: { wide?: boolean }) {
  const { words } = useRoom();
  const { said, choose } = useDesk();
  const names = { good: words.rateGood, bad: words.rateBad };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend, and undoing of its looks
    <div role="group" class={wide ? "thumbs wide" : "thumbs"} aria-label={words.rateThis}>
      {ratings.map((rating) => (
        <button
          key={rating}
          type="button"
          class={wide ? "quiet" : "tool"}
          aria-pressed={said.rating === rating}
          aria-label={wide ? undefined : names[rating]}
          title={wide ? undefined : names[rating]}
          onClick={() => choose(rating)}
        >
          <Icon name={rating} />
          {wide && names[rating]}
        </button>
      ))}
    </div>
  );
}
