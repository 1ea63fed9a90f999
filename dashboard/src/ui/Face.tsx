import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./Face.module.css";

const TONES = 6;

function toneOf(seed: string): number {
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % TONES;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = Array.from(words[0] ?? "")[0] ?? "·";
  const last = words.length > 1 ? Array.from(words.at(-1) ?? "")[0] : "";
  return (first + (last ?? "")).toLocaleUpperCase();
}

interface FaceProps {
  /** left out for somebody who has not said one: initials of a number say nothing */
  name?: string | undefined;
  /** what the colour comes from: an id keeps it when the name changes */
  seed: string;
  size?: number | undefined;
  /** path of a picture */
  picture?: string | undefined;
}

/** A picture; until it is there and where none comes, initials, or a figure, on a quiet ground. The name always stands beside it, so it is hidden from screen readers. */
export function Face({ name, seed, size = 36, picture }: FaceProps) {
  const [arrived, arrive] = useState("");
  const [broken, setBroken] = useState("");
  const shown = picture !== undefined && arrived === picture;
  const style = { width: size, height: size, fontSize: size <= 28 ? 11 : size >= 48 ? 18 : 13 };
  return (
    <span
      className={classes.face}
      data-tone={toneOf(seed)}
      data-initials={name === undefined || shown ? undefined : initials(name)}
      style={style}
      aria-hidden="true"
    >
      {name === undefined && !shown && <IconUser size={Math.round(size * 0.55)} stroke={1.8} />}
      {picture && broken !== picture && (
        <img
          key={picture}
          src={picture}
          alt=""
          data-shown={shown}
          onLoad={() => arrive(picture)}
          onError={() => setBroken(picture)}
        />
      )}
    </span>
  );
}
