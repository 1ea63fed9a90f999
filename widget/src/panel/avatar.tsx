import { useState } from "preact/hooks";
import type { Agent } from "../../../protocol/frames";
import { useRoom } from "./room";

/** The agent's picture, or the initials where there is none or it does not come. */
export function Avatar({ agent }: { agent?: Agent | undefined }) {
  const { host } = useRoom();
  const [broken, setBroken] = useState(false);
  const picture = agent?.avatar && !broken ? new URL(agent.avatar, host.origin).href : undefined;
  return (
    <span class="avatar" aria-hidden="true">
      {picture ? (
        <img src={picture} alt="" onError={() => setBroken(true)} />
      ) : (
        initials(agent?.name ?? host.look.title)
      )}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
