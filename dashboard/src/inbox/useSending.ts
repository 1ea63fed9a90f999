import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Problem } from "../api/http";
import { answerEntry, type EntryPage, entryQuery, noteEntry } from "../api/inbox";
import { freshId } from "../live/ids";

export type Trouble = "outdated" | "no_mail" | "gone" | "not_sent";

export interface Sending {
  busy: boolean;
  trouble: Trouble | undefined;
  note(text: string): void;
  answer(answer: { text: string; state: "waiting" | "solved"; resume: boolean }): void;
}

const CODES: Record<string, Trouble> = { outdated: "outdated", no_mail: "no_mail", not_found: "gone" };

/**
 * Sends what was written, once: what is sent again after a bad line goes under the same id. Whoever has begun to write
 * answers what stood there then; when a colleague was faster, the first try says so and the second sends.
 */
export function useSending(page: EntryPage, begun: boolean, done: (text: string) => void): Sending {
  const client = useQueryClient();
  const { id, last } = page.entry;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const seen = useRef(last);
  const attempt = useRef({ id: freshId(), text: "" });
  if (!begun) seen.current = last;
  const send = async (text: string, ask: (clientId: string) => Promise<EntryPage>) => {
    if (attempt.current.text !== text) attempt.current = { id: freshId(), text };
    setBusy(true);
    setTrouble(undefined);
    try {
      const after = await ask(attempt.current.id);
      client.setQueryData(entryQuery(id).queryKey, after);
      void client.invalidateQueries({ queryKey: ["inbox", "list"] });
      void client.invalidateQueries({ queryKey: ["inbox", "count"] });
      attempt.current = { id: freshId(), text: "" };
      seen.current = after.entry.last;
      done(text);
    } catch (problem) {
      const code = problem instanceof Problem ? problem.code : "";
      setTrouble(CODES[code] ?? "not_sent");
      if (code === "outdated") {
        const now = await client.fetchQuery(entryQuery(id)).catch(() => undefined);
        seen.current = now?.entry.last ?? seen.current;
      }
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    trouble,
    note: (text) => void send(text, (clientId) => noteEntry(id, { id: clientId, text })),
    answer: (answer) =>
      void send(answer.text, (clientId) => answerEntry(id, { ...answer, id: clientId, base: seen.current })),
  };
}
