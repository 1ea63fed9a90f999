import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useRoom } from "./room";

interface Props {
  name: string;
  /** path of the picture */
  picture?: string | undefined;
  /** in place of the initials */
  children?: ComponentChildren;
}

/** A picture. Until it is there, and where there is none or it does not come, the initials keep its place. */
export function Avatar({ name, picture, children }: Props) {
  const { host } = useRoom();
  const [arrived, arrive] = useState("");
  const [broken, setBroken] = useState("");
  return (
    <span class={arrived === picture ? "avatar shown" : "avatar"} aria-hidden="true">
      {(!picture || arrived !== picture) && (children ?? initials(name))}
      {picture && broken !== picture && (
        <img
          key={picture}
          src={new URL(picture, host.origin).href}
          alt=""
          onLoad={() => arrive(picture)}
          onError={() => setBroken(picture)}
        />
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
