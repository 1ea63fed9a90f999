import type { ChatState } from "../client/state";
import { isOpen } from "../client/state";
import { useRoom } from "./room";

/** One quiet line above the text box while we are away or not there, or while writing goes too fast. Before the first word the welcome says it. */
export function Notice({ state, written }: { state: ChatState; written: boolean }) {
  const { words, host } = useRoom();
  const talking = isOpen(state);
  const text = {
    online: "",
    away: talking ? words.welcomeAway : "",
    offline: talking ? words.offlineTalking : written ? words.offlineLine : "",
  };
  const now = host.client.view.held ? words.held : text[state.status ?? "online"];
  return (
    <p class="notice" role="status" id="notice" hidden={!now}>
      {now}
    </p>
  );
}
