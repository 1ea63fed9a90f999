import type { Look } from "../../api/widgets";

/** Below this, words are hard to read for many (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;
export const AUTO = "auto";

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** As the server settles it: the chosen color where it can be read, else white or black. */
export function readable(chosen: string, ground: string): string {
  if (isColor(chosen) && contrast(chosen, ground) >= READABLE) return chosen;
  return contrast("#ffffff", ground) >= READABLE ? "#ffffff" : "#000000";
}

/** What visitors would get. A color that is none yet, or a title that is missing, stays what it was. */
export function shown(look: Look, before: Look): Look {
  const color = isColor(look.color) ? look.color : before.color;
  const card = isColor(look.badge.color) ? look.badge.color : before.badge.color;
  return {
    ...look,
    title: look.title.trim() ? look.title : before.title,
    color,
    textColor: readable(look.textColor, color),
    badge: { ...look.badge, color: card, textColor: readable(look.badge.textColor, card) },
  };
}
